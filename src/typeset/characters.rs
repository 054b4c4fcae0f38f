/// A set of characters, asked of every character of a document: one bit for each, up to the highest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Characters(Vec<u64>);

impl Characters {
    /// Whether a character is among them.
    pub fn contains(&self, character: char) -> bool {
        let (word, bit) = place(character.into());
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    /// Those that are among the others too.
    #[must_use]
    pub fn and(&self, others: &Self) -> Self {
        Self(self.0.iter().zip(&others.0).map(|(one, other)| one & other).collect())
    }
}

impl FromIterator<u32> for Characters {
    fn from_iter<I: IntoIterator<Item = u32>>(characters: I) -> Self {
        let mut all = Self::default();
        for character in characters.into_iter().filter(|character| *character <= char::MAX.into()) {
            let (word, bit) = place(character);
            if word >= all.0.len() {
                all.0.resize(word + 1, 0);
            }
            all.0[word] |= bit;
        }
        all
    }
}

/// Where the bit of a character is.
fn place(character: u32) -> (usize, u64) {
    (character as usize / 64, 1 << (character % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_put_in_it() {
        let all: Characters = [u32::from('a'), 63, 64, 0x1F600, char::MAX.into(), u32::MAX].into_iter().collect();
        for there in ['a', '\u{3F}', '\u{40}', '😀', char::MAX] {
            assert!(all.contains(there), "{there}");
        }
        for not_there in ['b', '\0', '\u{41}', '\u{1F601}'] {
            assert!(!all.contains(not_there), "{not_there}");
        }
        let some = all.and(&['a', 'b'].map(u32::from).into_iter().collect());
        assert!(some.contains('a') && !some.contains('b') && !some.contains('😀'));
        assert!(some.and(&Characters::default()).is_empty() && !some.is_empty());
    }
}
