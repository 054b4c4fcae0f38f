//! Signs of the symbol fonts (`w:sym`), which stand at codes of their own.

/// The sign that a symbol font shows at a code in hexadecimal; none when that is no character.
///
/// Signs that are not known stay characters of the private use area.
pub(super) fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let known = match font.to_ascii_lowercase().as_str() {
        "wingdings" => wingdings(low),
        "wingdings 2" => wingdings_2(low),
        "symbol" => symbol(low),
        _ => None,
    };
    known.or_else(|| char::from_u32(code)).filter(|character| !character.is_control())
}

fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x28 => '☎',
        0x2A => '✉',
        0x6C => '●',
        0x6E => '■',
        0x6F => '□',
        0x70 => '❐',
        0x71 => '❑',
        0x72 => '❒',
        0x76 => '❖',
        0x9F => '•',
        0xA7 => '▪',
        0xA8 => '◻',
        0xD8 => '➢',
        0xE0 => '→',
        0xDF => '←',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

fn wingdings_2(code: u32) -> Option<char> {
    Some(match code {
        0x4F => '✗',
        0x50 => '✓',
        0x51 | 0x53 => '☒',
        0x52 => '☑',
        0xA3 => '☐',
        _ => return None,
    })
}

fn symbol(code: u32) -> Option<char> {
    Some(match code {
        0x61 => 'α',
        0x62 => 'β',
        0x67 => 'γ',
        0x64 => 'δ',
        0x6C => 'λ',
        0x6D => 'μ',
        0x70 => 'π',
        0x73 => 'σ',
        0x77 => 'ω',
        0x44 => 'Δ',
        0x53 => 'Σ',
        0x57 => 'Ω',
        0xA3 => '≤',
        0xA5 => '∞',
        0xAE => '→',
        0xAC => '←',
        0xB0 => '°',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBB => '≈',
        0xD2 => '®',
        0xD3 => '©',
        0xD4 => '™',
        0x2D => '−',
        _ => return None,
    })
}
