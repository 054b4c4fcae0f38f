use crate::diag::{Code, Explanation};

/// A character that cannot be printed.
pub const CHARACTER: Code = Code::error("unprintable-character");
/// A font that cannot be used.
pub const FONT: Code = Code::error("unusable-font");
/// A logo that cannot be used.
pub const LOGO: Code = Code::error("unusable-logo");
/// A colour that is too light or not a colour.
pub const COLOUR: Code = Code::error("unusable-colour");
/// A reference to a provision that is not in the document.
pub const REFERENCE: Code = Code::error("unresolved-link");
/// More than can be typeset.
pub const SIZE: Code = Code::error("too-large-to-print");
/// What typst could not do.
pub const TYPESETTING: Code = Code::error("typesetting-failed");

/// What these problems mean and how to resolve them.
pub const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: CHARACTER,
        text: "\
A character in a text has no shape in the font, or is a control character. It would be missing from the PDF, or change \
the order of what is read, so no PDF is made.

Replace the character, e.g. an emoji by a word. In a house style with a font of its own, use font files that have the \
character, or leave out `house_style.font`: the bundled fonts cover all European languages in the Latin script, Greek \
and Cyrillic.",
    },
    Explanation {
        code: FONT,
        text: "\
The font of the house style cannot be used: a file is not TrueType or OpenType, or holds another family than \
`house_style.font.family` names.

Give the `.ttf` or `.otf` files of one family: regular, italic, bold and bold italic. Convert WOFF files first.",
    },
    Explanation {
        code: LOGO,
        text: "\
The logo of the house style cannot be used. It has to be an SVG, PNG or JPEG file of at most 1 MB, with an alternative \
text. An SVG may hold plain shapes and gradients only: no scripts, references, filters, images, or text in a font, which \
would not look the same for ever or could take any time to draw. A JPEG has to be in RGB or grey.

Save the SVG as plain SVG with text converted to paths, or use a PNG.",
    },
    Explanation {
        code: COLOUR,
        text: "\
The colour of the house style has to be written as `#rrggbb` and to differ enough from white paper: a contrast of at \
least 4.5 : 1, the limit of WCAG 2.2 for text (success criterion 1.4.3).

Choose a darker shade of the colour.",
    },
    Explanation {
        code: REFERENCE,
        text: "\
A text or table refers to a provision that is not in the document, or an address occurs twice, so that a reference to \
it would be ambiguous.

Add the clause that is referred to, or remove the reference.",
    },
    Explanation {
        code: SIZE,
        text: "\
A text or file is larger than what is typeset: 20,000 bytes for one text, 8 MB for a document, 32 MB for an \
attachment, 16 MB for a font file, 1 MB for a logo. The limits keep one file from filling the memory of a server.

Divide the text over several paragraphs, or make the file smaller.",
    },
    Explanation {
        code: TYPESETTING,
        text: "\
typst, the typesetting engine, could not make the PDF. This points to a mistake in the layout or in typst, not in your \
files.

Report it with the message; the texts of the contract are not needed.",
    },
];
