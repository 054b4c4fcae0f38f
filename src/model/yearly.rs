//! How often something falls due that is due every year.

use super::dossier::Moments;

/// The months of a year.
const YEAR: i64 = 12;

impl Moments {
    /// How often something that is due every year falls due: from the first time up to and including the day on which the
    /// agreement ends, or else until its duration in months since the signing is over. Without dates the first time is a year
    /// after the start. At least once; none where neither dates nor duration are known.
    pub fn yearly_times(&self, months: Option<i64>) -> Option<usize> {
        let months = months.filter(|months| *months > 0);
        let place = |date: super::date::Date| {
            let (year, month, day) = date.parts();
            (i64::from(year) * YEAR + i64::from(month), day)
        };
        // Whole years between the first time and the last day that counts.
        let years = match (self.yearly, self.exit, self.signing.zip(months)) {
            (Some(first), Some(end), _) => whole_years(place(first), place(end), true),
            (Some(first), None, Some((signing, months))) => {
                let (month, day) = place(signing);
                whole_years(place(first), (month + months, day), false)
            }
            _ => months.map(|months| (months - 1) / YEAR - 1)?,
        };
        Some(usize::try_from(years + 1).unwrap_or(1).max(1))
    }
}

/// The whole years from one day to another, each as a month and a day in it; `last` says whether the other day still counts.
fn whole_years((month, day): (i64, u8), (end, end_day): (i64, u8), last: bool) -> i64 {
    let over = if last { end_day < day } else { end_day <= day };
    (end - month - i64::from(over)).div_euclid(YEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(yearly: Option<&str>, exit: Option<&str>, signing: Option<&str>) -> Moments {
        let date = |text: Option<&str>| text.map(|text| text.parse().expect("a date"));
        Moments { yearly: date(yearly), exit: date(exit), signing: date(signing), ..Moments::default() }
    }

    #[test]
    fn what_is_due_yearly_is_counted_by_its_dates() {
        let times = |yearly, exit, signing, months| moments(yearly, exit, signing).yearly_times(months);
        // Three times in four years: on 15 March 2031 the agreement has ended.
        assert_eq!(times(Some("2028-03-15"), Some("2031-03-14"), Some("2027-03-15"), Some(48)), Some(3));
        assert_eq!(times(Some("2028-03-15"), Some("2031-03-15"), None, None), Some(4));
        assert_eq!(times(Some("2028-03-15"), None, Some("2027-03-15"), Some(48)), Some(3));
        assert_eq!(times(Some("2027-09-01"), None, Some("2027-03-15"), Some(48)), Some(4));
        assert_eq!(times(None, None, None, Some(48)), Some(3));
        assert_eq!(times(None, None, None, Some(49)), Some(4));
        assert_eq!(times(None, None, None, Some(6)), Some(1));
        // An end before the first time is a mistake of the dossier: it still counts once.
        assert_eq!(times(Some("2031-01-01"), Some("2027-03-15"), None, None), Some(1));
        assert_eq!(times(Some("2028-03-15"), None, None, None), None);
        assert_eq!(times(None, None, None, None), None);
    }
}
