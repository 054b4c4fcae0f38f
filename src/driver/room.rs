use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What documents that are typeset at the same time may be together, in bytes of JSON.
///
/// Typesetting takes some 80 bytes of memory for each of them, so this holds the layout of all contracts in hand to some
/// 50 MB. Two of 60 articles fit beside each other; two with the heaviest schedules do not.
const ROOM: usize = 600_000;

/// Room for the documents of a batch: one that does not fit beside those that are being made waits for its turn.
///
/// A document that is larger than all the room is made alone.
#[derive(Debug, Default)]
pub(super) struct Room {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// How many documents have asked for room.
    asked: usize,
    /// How many of them have got it: in the order of asking, so that small ones do not keep a large one waiting for ever.
    entered: usize,
    /// How many are being made.
    inside: usize,
    /// What they are together.
    taken: usize,
}

/// The room of one document; given back when dropped.
#[derive(Debug)]
pub(super) struct Place<'a> {
    room: &'a Room,
    size: usize,
}

impl Room {
    /// Waits until there is room for a document of so many bytes of JSON.
    pub fn enter(&self, size: usize) -> Place<'_> {
        let mut state = self.lock();
        let turn = state.asked;
        state.asked += 1;
        let waits = |state: &mut State| state.entered < turn || (state.inside > 0 && state.taken + size > ROOM);
        let mut state = self.changed.wait_while(state, waits).unwrap_or_else(PoisonError::into_inner);
        state.entered += 1;
        state.inside += 1;
        state.taken += size;
        // Whoever is next may fit too.
        self.changed.notify_all();
        Place { room: self, size }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut state = self.room.lock();
        state.inside -= 1;
        state.taken -= self.size;
        self.room.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// The most that were inside at once, by number and by size, when documents of these sizes come on threads of their own.
    fn crowd(sizes: &[usize]) -> (usize, usize) {
        let (room, most, largest) = (Room::default(), AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for size in sizes {
                scope.spawn(|| {
                    let _place = room.enter(*size);
                    let state = room.lock();
                    most.fetch_max(state.inside, Ordering::Relaxed);
                    largest.fetch_max(state.taken, Ordering::Relaxed);
                    drop(state);
                    std::thread::yield_now();
                });
            }
        });
        assert_eq!(room.lock().inside, 0);
        assert_eq!(room.lock().taken, 0);
        (most.into_inner(), largest.into_inner())
    }

    #[test]
    fn what_is_inside_fits() {
        let (_, largest) = crowd(&[ROOM / 3; 30]);
        assert!(largest <= ROOM, "{largest}");
        let sizes: Vec<usize> = (0..40).map(|number| number * ROOM / 40).collect();
        let (_, largest) = crowd(&sizes);
        assert!(largest <= ROOM, "{largest}");
    }

    #[test]
    fn one_too_large_is_made_alone() {
        assert_eq!(crowd(&[ROOM + 1; 5]), (1, ROOM + 1));
    }

    #[test]
    fn two_that_fit_are_inside_together() {
        let room = Room::default();
        let one = room.enter(ROOM / 2);
        let two = room.enter(ROOM / 2);
        assert_eq!(room.lock().inside, 2);
        drop((one, two));
    }

    #[test]
    fn one_that_waits_is_let_in_before_those_that_come_later() {
        let (room, order) = (Room::default(), Mutex::new(Vec::new()));
        std::thread::scope(|scope| {
            let first = room.enter(ROOM / 2);
            for (turn, size) in [ROOM, 1].into_iter().enumerate() {
                let (room, order) = (&room, &order);
                scope.spawn(move || {
                    let _place = room.enter(size);
                    order.lock().unwrap().push(size);
                });
                while room.lock().asked < turn + 2 {
                    std::thread::yield_now();
                }
            }
            drop(first);
        });
        assert_eq!(order.into_inner().unwrap(), [ROOM, 1]);
    }
}
