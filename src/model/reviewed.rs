use std::collections::BTreeMap;

use super::coverage::Fate;
use super::document::ArticleNumber;
use super::id::ClauseId;
use super::review::Verdict;
use super::wording::single_spaced;

/// What a stored comparison (`beding.redline/1`) says of each article of a contract of ours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewedContract {
    /// The name of the file that was issued.
    pub base: String,
    /// The name of the file that came back.
    pub counter: String,
    /// The articles that were issued, by their stable id.
    pub articles: BTreeMap<ClauseId, ReviewedArticle>,
    /// The provisions and requirements that were issued, by their stable id.
    pub places: BTreeMap<String, ReviewedPlace>,
    /// What was issued outside all articles in one line: the title page, and what is said of how it was made.
    pub lines: Vec<String>,
}

/// What a comparison says of a provision, or of the row of a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewedPlace {
    /// What became of it.
    pub fate: Fate,
    /// Its words as they were issued.
    pub issued: String,
    /// Its words as they came back; none where it did not.
    pub text: String,
}

/// What a comparison says of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewedArticle {
    /// The number that it was issued with.
    pub number: Option<ArticleNumber>,
    /// What became of it.
    pub fate: Fate,
    /// The numbers of the provisions in which that happened: as they were issued, or of what was put in.
    pub touched: Vec<ArticleNumber>,
}

/// A provision of a stored comparison.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewedProvision {
    /// The identity that our own documents carry, e.g. `resale-ban/2/a`.
    pub id: Option<String>,
    /// The number that says where it stands: as it was issued, or where only the other side has it, there.
    pub number: Option<ArticleNumber>,
    /// Whether it was issued.
    pub issued: bool,
    /// Whether it came back.
    pub returned: bool,
    /// Its words as they were issued.
    pub text: String,
    /// Its words as they came back.
    pub returned_text: String,
    /// What its change does; absent where nothing changed.
    pub verdict: Option<Verdict>,
    /// What is inside it.
    pub children: Vec<ReviewedProvision>,
}

impl ReviewedContract {
    /// What the provisions of a comparison say of each article. What has no identity of its own counts with the article
    /// that it stands in.
    pub fn new(base: String, counter: String, provisions: &[ReviewedProvision]) -> Self {
        let mut found: BTreeMap<ClauseId, Vec<&ReviewedProvision>> = BTreeMap::new();
        provisions.iter().for_each(|provision| provision.sort_into(None, &mut found));
        let articles = found.into_iter().filter_map(|(id, all)| Some((id.clone(), ReviewedArticle::new(&id, &all)?)));
        let mut places = BTreeMap::new();
        provisions.iter().for_each(|provision| provision.place_into(Fate::Kept, &mut places));
        let issued = provisions.iter().filter(|one| one.issued && one.id.is_none());
        let lines = issued.map(|one| one.text.clone()).collect();
        Self { base, counter, articles: articles.collect(), places, lines }
    }

    /// Whether a line outside all articles ends with a number, as that of the contract on its title page does.
    pub fn names(&self, number: &str) -> bool {
        let number = single_spaced(number);
        self.lines.iter().any(|line| {
            let line = single_spaced(line);
            line.strip_suffix(&number).is_some_and(|label| label.is_empty() || label.ends_with(' '))
        })
    }
}

impl ReviewedProvision {
    fn sort_into<'a>(&'a self, within: Option<&ClauseId>, found: &mut BTreeMap<ClauseId, Vec<&'a Self>>) {
        // The row of a requirement stands beside the article, and is a place of its own.
        if self.is_requirement() {
            return;
        }
        let own = self.id.as_deref().and_then(|id| id.split('/').next()).map(ClauseId::new);
        let article = own.as_ref().or(within);
        if let Some(article) = article {
            found.entry(article.clone()).or_default().push(self);
        }
        self.children.iter().for_each(|child| child.sort_into(article, found));
    }

    /// Adds the places in it; `around` is what becomes of the paragraph around a point, which carries the point.
    fn place_into(&self, around: Fate, places: &mut BTreeMap<String, ReviewedPlace>) {
        let own = if self.is_deleted() { Fate::Deleted } else { self.fate() };
        let row = self.id.as_deref().filter(|_| self.is_requirement() && self.issued);
        if let Some(id) = row.or_else(|| self.children.iter().find_map(|cell| requirement_id(&cell.text))) {
            let cells = || self.children.iter();
            let fate = Fate::of_all(cells().map(|cell| if cell.is_deleted() { Fate::Deleted } else { cell.fate() }));
            let text: Vec<&str> = cells().map(|cell| cell.returned_text.as_str()).collect();
            let issued: Vec<&str> = cells().map(|cell| cell.text.as_str()).collect();
            let (issued, text) = (issued.join("\n"), text.join("\n"));
            places.insert(id.to_owned(), ReviewedPlace { fate: fate.unwrap_or(own).max(own), issued, text });
        } else if let Some(id) = self.id.clone().filter(|_| self.issued) {
            places.insert(
                id,
                ReviewedPlace { fate: own.max(around), issued: self.text.clone(), text: self.returned_text.clone() },
            );
        }
        // An article is judged by its paragraphs, a point by its paragraph too.
        let is_paragraph = self.id.as_deref().is_some_and(|id| id.contains('/'));
        let around = if is_paragraph && own != Fate::Deleted { own } else { Fate::Kept };
        self.children.iter().for_each(|child| child.place_into(around, places));
    }

    /// Whether it is the row of a requirement.
    fn is_requirement(&self) -> bool {
        self.id.as_deref().is_some_and(|id| id.contains('#'))
    }

    const fn is_deleted(&self) -> bool {
        self.issued && !self.returned
    }

    /// What its change costs.
    const fn fate(&self) -> Fate {
        match self.verdict {
            Some(Verdict::Unchanged | Verdict::Equivalent | Verdict::Strengthened) | None => Fate::Kept,
            Some(Verdict::NotAssessed) => Fate::NotAssessed,
            Some(
                Verdict::Fallback
                | Verdict::OutsidePlaybook
                | Verdict::Weakened
                | Verdict::ReservationAdded
                | Verdict::Deleted,
            ) => Fate::Weakened,
        }
    }
}

impl ReviewedArticle {
    /// Nothing where the article was not issued.
    fn new(id: &ClauseId, all: &[&ReviewedProvision]) -> Option<Self> {
        let is_article = |one: &ReviewedProvision| one.id.as_deref() == Some(id.as_str());
        let article = all.iter().find(|one| is_article(one) && one.issued)?;
        let text: Vec<&&ReviewedProvision> = all.iter().filter(|one| one.issued && !is_article(one)).collect();
        // An article of which the heading alone came back, or went, is judged by its paragraphs.
        let gone = if text.is_empty() { article.is_deleted() } else { text.iter().all(|one| one.is_deleted()) };
        let worst = all.iter().map(|one| one.fate()).max().unwrap_or(Fate::Kept);
        let mut touched: Vec<ArticleNumber> = Vec::new();
        for number in all.iter().filter(|one| one.fate() != Fate::Kept).filter_map(|one| one.number.as_ref()) {
            if !touched.contains(number) {
                touched.push(number.clone());
            }
        }
        let fate = if gone { Fate::Deleted } else { worst };
        if gone {
            touched.clear();
        }
        Some(Self { number: article.number.clone(), fate, touched })
    }
}

/// The id of the requirement that a cell holds, below its words and in brackets: `(resale-ban#disclosure-log)`.
fn requirement_id(cell: &str) -> Option<&str> {
    let last = cell.lines().last()?.trim();
    let id = last.strip_prefix('(').and_then(|id| id.strip_suffix(')')).unwrap_or(last);
    let plain = |part: &str| !part.is_empty() && part.chars().all(|one| one.is_ascii_alphanumeric() || one == '-');
    id.split_once('#').filter(|(clause, key)| plain(clause) && plain(key)).map(|_| id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provision(id: &str, number: &str, verdict: Option<Verdict>) -> ReviewedProvision {
        ReviewedProvision {
            id: Some(id.to_owned()),
            number: Some(number.to_owned()),
            issued: true,
            returned: verdict != Some(Verdict::Deleted),
            verdict,
            ..ReviewedProvision::default()
        }
    }

    fn article(children: Vec<ReviewedProvision>) -> ReviewedArticle {
        let article = ReviewedProvision { children, ..provision("ban", "7", None) };
        let contract = ReviewedContract::new("a".into(), "b".into(), &[article]);
        contract.articles.get("ban").cloned().expect("the article")
    }

    #[test]
    fn an_article_is_gone_when_all_its_paragraphs_are() {
        let gone = article(vec![
            provision("ban/1", "7.1", Some(Verdict::Deleted)),
            provision("ban/2", "7.2", Some(Verdict::Deleted)),
        ]);
        assert_eq!((gone.fate, gone.touched), (Fate::Deleted, Vec::new()));
        let half = article(vec![provision("ban/1", "7.1", Some(Verdict::Deleted)), provision("ban/2", "7.2", None)]);
        assert_eq!((half.fate, half.touched), (Fate::Weakened, vec!["7.1".to_owned()]));
    }

    #[test]
    fn the_worst_of_its_provisions_counts_and_what_is_promised_more_does_not() {
        let kept = article(vec![
            provision("ban/1", "7.1", Some(Verdict::Strengthened)),
            provision("ban/2", "7.2", Some(Verdict::Equivalent)),
        ]);
        assert_eq!((kept.fate, kept.touched.len()), (Fate::Kept, 0));
        let open = article(vec![provision("ban/1", "7.1", Some(Verdict::NotAssessed))]);
        assert_eq!((open.fate, open.touched), (Fate::NotAssessed, vec!["7.1".to_owned()]));
    }

    #[test]
    fn what_was_put_into_an_article_counts_with_it() {
        let reservation = ReviewedProvision {
            issued: false,
            returned: true,
            number: Some("7.3".into()),
            verdict: Some(Verdict::ReservationAdded),
            ..ReviewedProvision::default()
        };
        let weak = article(vec![provision("ban/1", "7.1", None), reservation]);
        assert_eq!((weak.fate, weak.touched), (Fate::Weakened, vec!["7.3".to_owned()]));
    }

    #[test]
    fn a_point_goes_with_its_paragraph_and_a_requirement_is_a_row() {
        let cell = |text: &str, verdict: Option<Verdict>| ReviewedProvision {
            id: None,
            text: text.into(),
            returned_text: "een verklaring".into(),
            ..provision("", "", verdict)
        };
        let point = ReviewedProvision { returned_text: "TLS".into(), ..provision("ban/1/a", "7.1", None) };
        let paragraph =
            ReviewedProvision { children: vec![point], ..provision("ban/1", "7.1", Some(Verdict::Weakened)) };
        let article = ReviewedProvision { children: vec![paragraph], ..provision("ban", "7", None) };
        let id = cell("Leverancier toont iets.\n(ban#log)", None);
        let row =
            ReviewedProvision { children: vec![id, cell("een rapport", Some(Verdict::Weakened))], ..cell("", None) };
        let named = |id: &str| ReviewedProvision {
            children: vec![cell("een rapport", Some(Verdict::Weakened))],
            ..provision(id, "", None)
        };
        let contract = ReviewedContract::new("a".into(), "b".into(), &[article, row, named("ban#report")]);
        let place = |id: &str| contract.places.get(id).map(|place| (place.fate, place.text.as_str()));
        assert_eq!(place("ban/1/a"), Some((Fate::Weakened, "TLS")));
        assert_eq!(place("ban#log"), Some((Fate::Weakened, "een verklaring\neen verklaring")));
        assert_eq!(place("ban#report"), Some((Fate::Weakened, "een verklaring")));
        assert_eq!(place("ban").map(|(fate, _)| fate), Some(Fate::Kept));
    }
}
