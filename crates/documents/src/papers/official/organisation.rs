//! Who leads, what makes the work sure, and how it is followed up.
//!
//! In: the paper with the names that the school gave. Out: blocks. Nobody is named who was not.

use super::{Paper, known, plain};
use crate::ParagraphKind;
use crate::sections::funds;
use crate::texts::{PlanAnnex, PlanSection, PlanShortening};
use crate::writer::cell;
use numbers::calendar::Month;
use numbers::{Decimal, Fraction};
use plan::costs::{self, CostLine};
use plan::posts::Post;
use plan::template::{Slots, fill, fill_text};
use plan::{PlanProblem, small};
use school::answers::{AnswerKey, FeedbackField, read_day};
use school::profile::SchoolKind;

/// Post that has its own sentence, by id.
const SECRETARY: &str = "secretary";
/// Posts that have their own sentences, by id.
const PRINCIPAL: &str = "principal";
const VICE_PRINCIPAL: &str = "vice_principal";
/// Post that keeps the ledger, by id.
const OFFICE: &str = "office";

/// Problems that are named where not all are.
const MOST_NAMED: usize = 3;

/// Someone of the leading group: a name with the posts that it has, or a post.
struct Member<'a> {
    name: Option<&'a str>,
    posts: Vec<&'a str>,
}

impl<'a> Paper<'a> {
    pub(super) fn group(&mut self) {
        let texts = &self.texts.group;
        let heading = if self.genre.feedback_only {
            &texts.heading_feedback
        } else {
            &texts.heading
        };
        self.writer.heading("group", heading);
        let roles = [
            ("组长", &texts.head),
            ("副组长", &texts.deputy),
            ("成员", &texts.member),
        ];
        let posts = self.group_posts();
        let mut named: Vec<&str> = Vec::new();
        let mut clauses = Vec::new();
        for (role, text) in roles {
            let mut members: Vec<Member> = Vec::new();
            for post in posts.iter().filter(|post| post.group_role == role) {
                let name = small::name(self.basis(), post);
                if name.is_some_and(|name| named.contains(&name)) {
                    continue;
                }
                let mut known = members.iter_mut();
                match known.find(|member| member.name.is_some() && member.name == name) {
                    Some(member) => member.posts.push(&post.name),
                    None => members.push(Member {
                        name,
                        posts: vec![&post.name],
                    }),
                }
            }
            named.extend(members.iter().filter_map(|member| member.name));
            // Where nobody is named, the posts say no more than who does what, or the ledger.
            let is_listed = role != "成员" || members.iter().any(|member| member.name.is_some());
            if !is_listed && self.tells_duties() {
                clauses.push(texts.members_by_duty.clone());
                continue;
            }
            if !is_listed && self.is_very_small() {
                continue;
            }
            if let (false, Some(annex)) = (is_listed, self.ledger_number()) {
                clauses.push(fill_text(
                    &texts.members_by_annex,
                    &[("annex", annex)].into(),
                ));
                continue;
            }
            if members.is_empty() {
                continue;
            }
            let people = members.iter().map(|member| self.person(member));
            let people = people.collect::<Vec<String>>().join("、");
            clauses.push(fill_text(text, &[("people", people)].into()));
        }
        let slots: Slots = [("members", clauses.join("，"))].into();
        let text = fill_text(&texts.text, &slots) + &self.duties(&posts);
        self.writer.text("text", ParagraphKind::Body, cell(text));
    }

    fn person(&self, member: &Member) -> String {
        let post = member.posts.join("、");
        match member.name {
            Some(name) => {
                let slots: Slots = [("name", name.to_owned()), ("post", post)].into();
                fill_text(&self.texts.group.named, &slots)
            }
            None => post,
        }
    }

    /// The number of the annex with a row per problem; `None` where the paper has none.
    fn ledger_number(&self) -> Option<String> {
        let annexes = self.annexes();
        let mut annexes = annexes.iter();
        let place = annexes.position(|annex| *annex == PlanAnnex::Ledger)?;
        Some((place + 1).to_string())
    }

    /// Who does what, in one sentence: by name, as far as the school named them.
    fn duties(&self, posts: &[&Post]) -> String {
        let texts = &self.texts.group;
        let mut duties = Vec::new();
        let is_named = posts
            .iter()
            .any(|post| post.group_role == "成员" && small::name(self.basis(), post).is_some());
        for (id, text) in [
            (SECRETARY, &texts.secretary),
            (PRINCIPAL, &texts.principal),
            (VICE_PRINCIPAL, &texts.vice_principal),
        ] {
            let post = posts.iter().find(|post| post.id == id);
            let name = post.and_then(|post| small::name(self.basis(), post));
            duties.extend(name.map(|name| fill_text(text, &[("name", name.to_owned())].into())));
        }
        if self.tells_duties() {
            duties.extend(self.duties_of_owners());
        } else if is_named || (self.ledger_number().is_none() && !self.is_very_small()) {
            duties.push(match self.ledger_number() {
                Some(annex) => fill_text(&texts.by_annex, &[("annex", annex)].into()),
                None => texts.by_duty.clone(),
            });
        }
        let keeper = small::post(self.basis(), OFFICE).map(|post| {
            let name = small::name(self.basis(), post);
            let name = name.unwrap_or(post.name.as_str());
            fill_text(&texts.keeper, &[("office", name.to_owned())].into())
        });
        if duties.is_empty() {
            return keeper.unwrap_or_default();
        }
        format!("{}{}。", keeper.unwrap_or_default(), duties.join("，"))
    }

    /// Whether it is told here who does what: not where the paper has a section of its own for it, or too little room.
    fn tells_duties(&self) -> bool {
        let has_own = self.genre.sections.contains(&PlanSection::Duties);
        let mut owners = self.rows().into_iter().map(|row| row.owner);
        let first = owners.next();
        // One person who does everything has nothing to share.
        let is_shared = owners.any(|owner| Some(owner) != first);
        !has_own && !self.is_short(PlanShortening::Duties) && is_shared
    }

    /// What each who answers for a problem does: its names, or its numbers in the table of problems.
    fn duties_of_owners(&self) -> Vec<String> {
        let texts = &self.texts.group;
        let is_numbered = self.genre.sections.contains(&PlanSection::ProblemTable);
        let mut owners: Vec<(String, Vec<String>, usize)> = Vec::new();
        let mut add = |owner: String, name: Option<String>| {
            let idx = owners.iter().position(|(known, ..)| *known == owner);
            let idx = idx.unwrap_or_else(|| {
                owners.push((owner, Vec::new(), 0));
                owners.len() - 1
            });
            if let Some((_, names, others)) = owners.get_mut(idx) {
                match name {
                    Some(name) => names.push(name),
                    None => *others += 1,
                }
            }
        };
        if is_numbered {
            for (idx, row) in self.rows().into_iter().enumerate() {
                add(row.owner, Some((idx + 1).to_string()));
            }
        } else {
            for problem in self.problems() {
                add(
                    self.owner(problem),
                    Some(self.name(&problem.indicator, problem.part)),
                );
            }
            for problem in &self.plan().pack_problems {
                let owner = self.person_of(&plain(&problem.owner));
                add(owner, Some(problem.action.clone()));
            }
            let school = self.plan().school_problems.iter();
            for problem in school.filter(|problem| !problem.owner.is_empty()) {
                add(problem.owner.clone(), None);
            }
        }
        let duties = owners.into_iter().map(|(owner, mut names, others)| {
            if others > 0 {
                let slots: Slots = [("count", others.to_string())].into();
                names.push(fill_text(&texts.duty_school, &slots));
            }
            let names = names.join("、");
            let slots: Slots = [
                ("owner", owner),
                ("names", names.clone()),
                ("numbers", names),
            ]
            .into();
            let text = if is_numbered {
                &texts.duty_numbers
            } else {
                &texts.duty
            };
            fill_text(text, &slots)
        });
        duties.collect()
    }

    /// The posts of the leading group: those with a name, those that carry something, and those that lead.
    fn group_posts(&self) -> Vec<&'a Post> {
        let basis = self.basis();
        let mut carriers: Vec<String> = Vec::new();
        for problem in self.problems() {
            carriers.push(plain(&problem.owner));
            carriers.extend(problem.tasks().map(|task| plain(&task.owner)));
        }
        let watches = self.plan().watches.iter();
        carriers.extend(watches.map(|watch| plain(&watch.task.owner)));
        let carries = |post: &Post| {
            let mut carriers = carriers.iter();
            carriers.any(|carrier| carrier.starts_with(post.name.as_str()))
        };
        let is_here = |post: &&Post| match (post.id.as_str(), small::name(basis, post)) {
            (_, Some(_)) => true,
            // A school has no party branch of its own for certain where it is private or very small.
            (SECRETARY, None) => !self.is_private() && !self.is_very_small(),
            (_, None) => post.group_role != "成员" || carries(post),
        };
        small::posts(basis).into_iter().filter(is_here).collect()
    }

    /// So few teachers that not every post is one person's.
    fn is_very_small(&self) -> bool {
        let few = Decimal::whole(i64::from(self.basis().library.small.teachers_at_most));
        let teachers = self.figure("teachers");
        self.basis().school.profile.kind == Some(SchoolKind::TeachingPoint)
            || teachers.is_some_and(|teachers| teachers <= few)
    }

    pub(super) fn safeguards(&mut self) {
        let texts = &self.texts.safeguards;
        self.writer.heading("safeguards", &texts.heading);
        if !self.genre.feedback_only {
            let lines = if self.is_very_small() {
                &texts.small_lines
            } else {
                &texts.lines
            };
            let slots = if self.is_short(PlanShortening::Duties) {
                Slots::new()
            } else {
                self.safeguard_slots()
            };
            let mut told: Vec<(&String, String)> = Vec::new();
            for (lead, text) in lines {
                let text = known(&fill(text, &slots, &Default::default()));
                let text = text.filter(|_| told.iter().all(|(known, _)| *known != lead));
                told.extend(text.map(|text| (lead, text)));
            }
            for (idx, (lead, text)) in told.into_iter().enumerate() {
                self.numbered(lead, idx, lead, &text);
            }
            return;
        }
        let choices = self.basis().choices;
        let due = choices.answer(AnswerKey::Feedback(FeedbackField::Due));
        let mut slots = Slots::new();
        if let Some(due) = read_day(due) {
            slots.insert("due", due.in_words());
        }
        if let Some(date) = self.plan().plan_date {
            slots.insert("month", date.month().after(1).in_words());
        }
        let lines = texts.feedback_lines.iter().filter_map(|(lead, text)| {
            let text = known(&fill(text, &slots, &Default::default()))?;
            Some((lead, text))
        });
        let lines: Vec<(&String, String)> = lines.collect();
        for (idx, (lead, text)) in lines.into_iter().enumerate() {
            self.numbered(lead, idx, lead, &text);
        }
    }

    /// Who answers for what, what the school pays itself and in which year's budget, and the first problems.
    fn safeguard_slots(&self) -> Slots {
        let mut slots = Slots::new();
        let mut owners: Vec<String> = Vec::new();
        for row in self.rows() {
            for owner in row.owner.split('、').filter(|owner| !owner.is_empty()) {
                if owners.iter().all(|known| known != owner) {
                    owners.push(owner.to_owned());
                }
            }
        }
        let names: Vec<String> = self
            .problems()
            .take(MOST_NAMED)
            .map(|problem| self.name(&problem.indicator, problem.part))
            .collect();
        let of_school = self.lines.iter().filter(|line| {
            let source = line.funding.source(self.basis());
            source.is_some_and(|source| source.is_school_money)
        });
        let of_school: Vec<CostLine> = of_school.cloned().collect();
        let mut items: Vec<String> = Vec::new();
        for line in &of_school {
            let cost = self.basis().library.cost(&line.cost);
            let name = cost.map_or("", |cost| cost.name.as_str()).to_owned();
            if !name.is_empty() && !items.contains(&name) {
                items.push(name);
            }
        }
        items.truncate(MOST_NAMED);
        for (slot, names) in [("owners", owners), ("names", names), ("items", items)] {
            if !names.is_empty() {
                slots.insert(slot, names.join("、"));
            }
        }
        if let Some(date) = self.plan().plan_date {
            slots.insert("year", (date.year() + 1).to_string());
        }
        let total = costs::total(&of_school);
        if total.open == 0 && total.amount > Fraction::ZERO {
            slots.insert("amount", funds::ten_thousands(total.amount));
        }
        slots
    }

    /// Who answers for which row of the table, by their numbers.
    pub(super) fn duties_by_person(&mut self) {
        let texts = &self.texts.duties;
        let mut people: Vec<(String, Vec<String>)> = Vec::new();
        for (idx, row) in self.solved_rows().iter().enumerate() {
            let number = (idx + 1).to_string();
            match people.iter_mut().find(|(person, _)| *person == row.owner) {
                Some((_, numbers)) => numbers.push(number),
                None => people.push((row.owner.clone(), vec![number])),
            }
        }
        if people.is_empty() {
            return;
        }
        let duties = people.into_iter().map(|(owner, numbers)| {
            let slots: Slots = [("owner", owner), ("numbers", numbers.join("、"))].into();
            fill_text(&texts.one, &slots)
        });
        let text = format!(
            "{}。{}",
            duties.collect::<Vec<String>>().join("；"),
            texts.rest
        );
        self.writer.heading("duties", &texts.heading);
        self.writer.text("text", ParagraphKind::Body, cell(text));
    }

    pub(super) fn monitoring(&mut self) {
        let texts = &self.texts.monitoring;
        self.writer.heading("monitoring", &texts.heading);
        let is_short = self.is_short(PlanShortening::Duties);
        let figures = match self.counted_by_pupils() {
            counted if counted.is_empty() || is_short => texts.figures.clone(),
            counted => self.names(&counted),
        };
        let mut slots: Slots = [("figures", figures)].into();
        let begin = match (self.plan().plan_date, self.first_names()) {
            (Some(date), names) if !names.is_empty() && !is_short => {
                slots.insert("month", date.month().after(1).in_words());
                if slots.get("figures") == Some(&names) {
                    slots.insert("figures", texts.figures_named.clone());
                }
                slots.insert("names", names);
                fill_text(&texts.begin, &slots)
            }
            _ => fill_text(&texts.begin_plain, &slots),
        };
        let slots: Slots = [("bureau", self.bureau())].into();
        let text = begin + &fill_text(&texts.text, &slots);
        self.writer.text("text", ParagraphKind::Body, cell(text));
    }

    /// The problems of which something ends first.
    fn first_names(&self) -> String {
        let first = |problem: &PlanProblem| problem.tasks().filter_map(|task| task.finish).min();
        let mut problems: Vec<(Month, &PlanProblem)> = self
            .problems()
            .filter_map(|problem| Some((first(problem)?, problem)))
            .collect();
        problems.sort_by_key(|(month, _)| *month);
        let named = problems.into_iter().take(MOST_NAMED);
        let named: Vec<&PlanProblem> = named.map(|(_, problem)| problem).collect();
        self.names(&named)
    }
}
