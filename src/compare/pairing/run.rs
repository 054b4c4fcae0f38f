/// Which items of a sequence make the heaviest run that goes up: the rest has moved. Items are places and weights.
pub(in crate::compare) fn heaviest_run(items: &[(usize, usize)]) -> Vec<bool> {
    let mut places: Vec<usize> = items.iter().map(|(place, _)| *place).collect();
    places.sort_unstable();
    let rank = |place: usize| places.partition_point(|other| *other < place);
    // A Fenwick tree of the heaviest run that ends below a place.
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None); items.len() + 1];
    let mut previous = vec![None; items.len()];
    let mut totals = vec![0; items.len()];
    for (index, (place, weight)) in items.iter().enumerate() {
        let rank = rank(*place);
        let mut found: (usize, Option<usize>) = (0, None);
        let mut at = rank;
        while at > 0 {
            if best[at].0 > found.0 {
                found = best[at];
            }
            at &= at - 1;
        }
        previous[index] = found.1;
        totals[index] = found.0 + weight;
        let mut at = rank + 1;
        while at <= items.len() {
            if totals[index] > best[at].0 {
                best[at] = (totals[index], Some(index));
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut stays = vec![false; items.len()];
    let heaviest = (0..items.len()).rev().max_by_key(|index| totals[*index]);
    let mut at = heaviest;
    while let Some(index) = at {
        stays[index] = true;
        at = previous[index];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::heaviest_run;

    #[test]
    fn the_fewest_words_move() {
        assert_eq!(heaviest_run(&[(0, 1), (1, 1), (2, 1)]), [true, true, true]);
        // One heavy item went to the front: all the light ones are said to have moved only if they weigh less.
        assert_eq!(heaviest_run(&[(2, 10), (0, 1), (1, 1)]), [true, false, false]);
        assert_eq!(heaviest_run(&[(2, 1), (0, 1), (1, 1)]), [false, true, true]);
        assert_eq!(heaviest_run(&[]), [false; 0]);
    }
}
