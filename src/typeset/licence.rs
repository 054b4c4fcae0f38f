//! What the licence of a font, as its file states it, allows.

/// Whether a font in the file may not be put into a document, or only as pixels.
///
/// It is what the file says in the field `fsType` of its table `OS/2`; a file without one says nothing.
pub(super) fn forbids_embedding(file: &[u8]) -> bool {
    /// The bits for what may be done with the font; none of them is everything.
    const USAGE: u16 = 0x000e;
    /// The usage bit for nothing, which counts when it is the only one.
    const RESTRICTED: u16 = 0x0002;
    const PIXELS_ONLY: u16 = 0x0200;
    let starts = if file.starts_with(b"ttcf") {
        let count = number(file, 8).unwrap_or(0).min(64);
        (0..count).filter_map(|index| number(file, 12 + 4 * index)).collect()
    } else {
        vec![0]
    };
    let rights = starts.into_iter().filter_map(|start| short(file, table(file, start, *b"OS/2")?.checked_add(8)?));
    rights.into_iter().any(|rights| rights & USAGE == RESTRICTED || rights & PIXELS_ONLY != 0)
}

/// Where a table of the font that starts here begins.
fn table(file: &[u8], font: usize, tag: [u8; 4]) -> Option<usize> {
    let count = usize::from(short(file, font.checked_add(4)?)?);
    let entries = file.get(font.checked_add(12)?..)?.chunks_exact(16).take(count);
    let entry = entries.into_iter().find(|entry| entry.starts_with(&tag))?;
    number(entry, 8)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_be_bytes(*two))
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..)?.first_chunk()?;
    usize::try_from(u32::from_be_bytes(*four)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: &[u8] = include_bytes!("../../fonts/SourceSans3-Regular.otf");

    #[test]
    fn the_licence_in_the_file_is_heeded() {
        let place = table(FONT, 0, *b"OS/2").expect("a font has this table") + 8;
        for (rights, forbidden) in [(0, false), (2, true), (4, false), (6, false), (8, false), (0x204, true)] {
            let mut font = FONT.to_vec();
            font[place..place + 2].copy_from_slice(&u16::to_be_bytes(rights));
            assert_eq!(forbids_embedding(&font), forbidden, "{rights:#x}");
        }
    }

    #[test]
    fn what_is_no_font_says_nothing() {
        for length in [0, 3, 4, 11, 12, 30, 200] {
            assert!(!forbids_embedding(&FONT[..length]));
        }
        assert!(!forbids_embedding(b"ttcf\0\x01\0\0\xff\xff\xff\xff\xff\xff\xff\xff"));
    }
}
