use crate::model::{Due, ListedRequirement, RequirementList};

/// The moments on which something is due, in order, with what is: knock-outs first, then by date, then in the
/// order of the contract.
pub(in crate::compose) fn by_moment(list: &RequirementList) -> impl Iterator<Item = (Due, Vec<&ListedRequirement>)> {
    Due::ALL.into_iter().filter_map(|due| {
        let mut all: Vec<&ListedRequirement> = list.requirements.iter().filter(|one| one.due == due).collect();
        all.sort_by_key(|one| {
            let date = one.planned_on(&list.moments);
            (one.kind, date.is_none(), date)
        });
        (!all.is_empty()).then_some((due, all))
    })
}
