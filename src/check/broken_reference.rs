//! A text refers to a provision that is not in the contract.
//!
//! ## What it checks
//! Every reference to an article, paragraph or point leads to a provision that this contract has.
//!
//! ## Why it matters
//! A reference to nothing leaves open what was agreed. It arises when a clause is left out, or a paragraph of it, while
//! another clause refers to it.
//!
//! ## Example
//! The resale ban refers to article 5.3, and the waivers leave article 5.3 out.
//!
//! ## How to resolve
//! Keep the provision, or make the reference conditional in the clause: `{% if "data-return" in included %}…{% endif %}`.

use std::collections::BTreeSet;

use super::{Check, Composed};
use crate::diag::{At, Code, Diagnostic};
use crate::model::{Inline, ProvisionId};

super::rule!(Code::error("broken-reference"), "broken_reference.rs", Check::Contract(check));

fn check(composed: &Composed<'_>, found: &mut Vec<Diagnostic>) {
    let mut known: BTreeSet<ProvisionId> = BTreeSet::new();
    for article in composed.document.articles() {
        known.insert(article.id.provision(&[]));
        for paragraph in &article.paragraphs {
            known.insert(paragraph.id.clone());
            known.extend(paragraph.points.iter().map(|point| point.id.clone()));
        }
    }
    for (provision, text) in super::texts(composed.document) {
        for inline in text {
            if let Inline::Reference { target, .. } = inline
                && !known.contains(target)
            {
                found.push(
                    Diagnostic::new(RULE.code, format!("the text refers to `{target}`, which is not in the contract"))
                        .at(&composed.dossier.file, At::File)
                        .provision(provision.to_string()),
                );
            }
        }
    }
}
