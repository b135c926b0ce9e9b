//! Who leads, what makes the work sure, and how it is followed up.
//!
//! In: the paper with the names that the school gave. Out: blocks. Nobody is named who was not.

use super::{Paper, known, plain};
use crate::ParagraphKind;
use crate::texts::PlanAnnex;
use crate::writer::cell;
use numbers::Decimal;
use plan::posts::Post;
use plan::small;
use plan::template::{Slots, fill, fill_text};
use school::answers::{AnswerKey, FeedbackField, read_day};
use school::profile::SchoolKind;

/// Post that has its own sentence, by id.
const SECRETARY: &str = "secretary";
/// Posts that have their own sentences, by id.
const PRINCIPAL: &str = "principal";
const VICE_PRINCIPAL: &str = "vice_principal";
/// Post that keeps the ledger, by id.
const OFFICE: &str = "office";

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
            // Where nobody is named, the posts say no more than the ledger does.
            let is_listed = role != "成员" || members.iter().any(|member| member.name.is_some());
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
        for (id, text) in [
            (SECRETARY, &texts.secretary),
            (PRINCIPAL, &texts.principal),
            (VICE_PRINCIPAL, &texts.vice_principal),
        ] {
            let post = posts.iter().find(|post| post.id == id);
            let name = post.and_then(|post| small::name(self.basis(), post));
            duties.extend(name.map(|name| fill_text(text, &[("name", name.to_owned())].into())));
        }
        duties.push(match self.ledger_number() {
            Some(annex) => fill_text(&texts.by_annex, &[("annex", annex)].into()),
            None => texts.by_duty.clone(),
        });
        let keeper = small::post(self.basis(), OFFICE).map(|post| {
            let name = small::name(self.basis(), post);
            let name = name.unwrap_or(post.name.as_str());
            fill_text(&texts.keeper, &[("office", name.to_owned())].into())
        });
        format!("{}{}。", keeper.unwrap_or_default(), duties.join("，"))
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
            for (idx, (lead, text)) in lines.iter().enumerate() {
                self.numbered(lead, idx, lead, text);
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
        let slots: Slots = [("bureau", self.bureau())].into();
        let text = fill_text(&texts.text, &slots);
        self.writer.text("text", ParagraphKind::Body, cell(text));
    }
}
