//! What a plan says of priorities, orders, windows of the year and prices, against calculations by hand.

use std::fs;
use support::cases;

use cases::{case, cases, draft, with_plan};
use check::Detail;
use numbers::Fraction;
use numbers::calendar::{Date, Month};
use numbers::name::Name;
use plan::costs;
use plan::measure::Actor;
use plan::template::{Piece, Sentence};
use plan::{PlanProblem, Urgency, WatchReason};
use school::draft::{Draft, Entry, Ids, ProblemChoices};
use school::figures::{FigureId, Part, Slot};
use school::profile::{Ownership, SchoolKind, Stage};

fn shown(sentence: &Sentence) -> String {
    sentence.iter().map(Piece::shown).collect()
}

#[test]
fn what_is_met_is_watched_with_figure_spare_month_and_post() {
    with_plan(&case("worked-example"), |_, plan| {
        let of = |id: &str| {
            let found = plan.watches.iter().find(|watch| watch.task.task_id == id);
            found.unwrap_or_else(|| panic!("{id} is not watched"))
        };
        // 52 teachers; 4.2 × 1180 / 100 = 49.56, so 50 are needed and 2 may go.
        let watch = of("R1-W1");
        assert_eq!(
            (watch.level, watch.reason),
            (Urgency::Guard, WatchReason::Near)
        );
        assert!(
            shown(&watch.task.text)
                .starts_with("高于规定学历教师52名，1180名学生需要50名，富余2名；")
        );
        assert_eq!(watch.task.finish, Month::new(2027, 3));
        assert_eq!(shown(&watch.task.owner), "人事干事");
        // 11 teachers; 0.9 × 1180 / 100 = 10.62, so none may go.
        assert!(shown(&of("R3-W1").task.text).contains("1180名学生够用，少1名即不足"));
        // 242 万元; 2000 元 × 1180 = 236 万元.
        assert!(shown(&of("R6-W1").task.text).contains("富余6万元"));
        // 30 rooms; 2.3 × 1180 / 100 = 27.14, so 28 are needed; 30 ÷ 0.023 = 1304.
        let watch = of("R7-W1");
        assert_eq!(
            (watch.level, watch.reason),
            (Urgency::Keep, WatchReason::Keep)
        );
        assert!(shown(&watch.task.text).contains("30间可供1304名学生，停用2间以内仍够"));
    });
}

#[test]
fn every_met_indicator_is_watched_once_and_no_problem_is() {
    for file in cases() {
        with_plan(&draft(&file), |basis, plan| {
            let mut ids: Vec<&str> = plan
                .watches
                .iter()
                .map(|watch| watch.task.task_id.as_str())
                .collect();
            ids.sort_unstable();
            let before = ids.len();
            ids.dedup();
            assert_eq!(ids.len(), before, "{file:?}");
            for watch in &plan.watches {
                let text = shown(&watch.task.text);
                assert!(!watch.task.is_late && watch.task.actor == Actor::School);
                assert!(text.chars().any(|c| c.is_ascii_digit()), "{text}");
                assert!(
                    plan.problems.iter().all(|problem| problem.id != watch.id),
                    "{text}"
                );
            }
            let met = basis.report.findings.iter().filter(|finding| {
                finding.is_comparable()
                    && finding.floor().is_some()
                    && finding.stage_weight.is_none()
                    && !finding.is_problem()
            });
            for finding in met {
                let watches = plan.watches.iter();
                let of_finding = watches.filter(|watch| {
                    watch.indicator == finding.indicator
                        && watch.part == finding.part
                        && watch.reason != WatchReason::NoEvidence
                });
                assert_eq!(of_finding.count(), 1, "{file:?} {}", finding.indicator);
            }
        });
    }
}

#[test]
fn what_will_not_be_met_says_when_and_how_much_will_be_missing() {
    let mut draft = case("junior-all-met");
    // Half as many pupils again each year: everything fails soon.
    let slot = Slot {
        figure: FigureId::from("expected_intake"),
        part: Part::Stage(Stage::Junior),
    };
    let intake = Entry::Text("500 500 500".to_owned());
    draft.entries.insert(slot, intake);
    with_plan(&draft, |basis, plan| {
        let Some(forecast) = basis.forecast else {
            panic!("the school says how many pupils it expects");
        };
        assert!(!plan.warnings.is_empty());
        for warning in &plan.warnings {
            let mut watches = plan.watches.iter();
            let watch = watches
                .find(|watch| watch.indicator == warning.indicator)
                .unwrap();
            assert_eq!(watch.level, Urgency::Guard);
            assert_eq!(watch.reason, WatchReason::Fails(warning.year_idx));
            let pupils = forecast.years[warning.year_idx].pupils(warning.part);
            let text = shown(&watch.task.text);
            assert!(text.contains(&format!("学生{pupils}人")), "{text}");
        }
        let levels: Vec<Urgency> = plan.watches.iter().map(|watch| watch.level).collect();
        assert!(levels.is_sorted());
    });
}

#[test]
fn missing_evidence_of_what_is_met_is_told_once_the_school_ticks_evidence() {
    let mut draft = case("junior-all-met");
    draft.evidence = Ids::default();
    let count = |draft: &Draft| {
        with_plan(draft, |_, plan| {
            let watches = plan.watches.iter();
            watches
                .filter(|watch| watch.reason == WatchReason::NoEvidence)
                .count()
        })
    };
    assert_eq!(count(&draft), 0, "nobody knows what is there");
    let key = with_plan(&draft, |basis, plan| {
        let boxes = plan::evidence::boxes(basis, plan);
        boxes[0].listed().next().unwrap().key.clone()
    });
    draft.evidence.insert(key);
    assert!(count(&draft) > 0);
    with_plan(&draft, |_, plan| {
        let watch = plan
            .watches
            .iter()
            .find(|watch| watch.task.task_id == "R-W1")
            .unwrap();
        assert_eq!(watch.level, Urgency::Guard);
        assert!(
            shown(&watch.task.text).contains("件佐证待补（R"),
            "{}",
            shown(&watch.task.text)
        );
    });
}

#[test]
fn tasks_begin_by_length_and_take_effect_by_who_can_act() {
    for file in cases() {
        with_plan(&draft(&file), |_, plan| {
            let tasks: Vec<_> = plan
                .problems
                .iter()
                .flat_map(|problem| problem.tasks())
                .collect();
            let task = |id: &String| *tasks.iter().find(|task| task.task_id == *id).unwrap();
            let start: Vec<u32> = plan.orders.start.iter().map(|id| task(id).months).collect();
            assert!(
                start.is_sorted_by(|before, after| before >= after),
                "{start:?}"
            );
            let effect = plan
                .orders
                .effect
                .iter()
                .map(|id| (task(id).actor, task(id).finish));
            assert!(effect.is_sorted(), "{:?}", plan.orders.effect);
            assert_eq!(plan.orders.start.len(), tasks.len());
            assert_eq!(plan.orders.effect.len(), tasks.len());
        });
    }
}

#[test]
fn within_a_level_what_the_school_can_do_alone_comes_first() {
    for file in cases() {
        with_plan(&draft(&file), |_, plan| {
            if plan.situation.is_some() {
                return;
            }
            let key = |problem: &plan::PlanProblem| {
                let ticked = || problem.measures.iter().filter(|task| task.is_ticked);
                let actor = ticked().map(|task| task.actor).max();
                (
                    problem.urgency,
                    actor,
                    ticked().map(|task| task.months).max(),
                )
            };
            let keys: Vec<_> = plan.problems.iter().map(key).collect();
            assert!(keys.is_sorted(), "{file:?} {keys:?}");
        });
    }
}

/// Ticks one measure of the problem and gives its clause of asking and month.
fn planned(draft: &mut Draft, problem: &str, measure: &str) -> (String, Option<Month>, bool) {
    let choices = draft
        .choices
        .problems
        .entry(problem.to_owned())
        .or_default();
    choices.measures = Some([measure.to_owned()].into_iter().collect());
    with_plan(draft, |_, plan| {
        let problem = plan
            .problems
            .iter()
            .find(|other| other.id == problem)
            .unwrap();
        let task = problem.tasks().next().unwrap();
        (task.ask.clone(), task.finish, task.is_late)
    })
}

#[test]
fn what_needs_a_window_waits_for_it() {
    let mut draft = case("worked-example");
    let at = |draft: &mut Draft, day: &str| draft.choices.plan_date = Date::parse(day);
    // The budget: asked for by November, spent from January, five months at least.
    at(&mut draft, "2026-11-22");
    let task = planned(&mut draft, "G3a", "equip");
    assert_eq!(
        (task.0.as_str(), task.1),
        ("2026年11月前申报预算", Month::new(2027, 6))
    );
    // A week later December has begun, and it takes a year more.
    at(&mut draft, "2026-12-01");
    let task = planned(&mut draft, "G3a", "equip");
    assert_eq!(
        (task.0.as_str(), task.1),
        ("2027年11月前申报预算", Month::new(2028, 6))
    );
    // Construction ends in a summer, teachers come before September, rooms change hands in holidays.
    at(&mut draft, "2026-11-22");
    assert_eq!(planned(&mut draft, "R5", "surface").1, Month::new(2027, 8));
    let task = planned(&mut draft, "G5", "teachers");
    assert_eq!(
        (task.0.as_str(), task.1),
        ("2027年5月前报调配建议", Month::new(2027, 8))
    );
    assert_eq!(planned(&mut draft, "R4", "vacate").1, Month::new(2027, 2));
    at(&mut draft, "2027-06-01");
    let task = planned(&mut draft, "G5", "teachers");
    assert_eq!(
        (task.0.as_str(), task.1),
        ("2028年5月前报调配建议", Month::new(2028, 8))
    );
    // It counts on 1 September 2028, the target; what is finished in September does not.
    assert!(!task.2);
}

#[test]
fn every_measure_of_the_library_has_an_interim_way_and_a_window_that_is_there() {
    let library = data::library();
    for problem in &library.problems {
        assert!(
            problem.interim.chars().count() >= 20,
            "{}",
            problem.indicator
        );
        for measure in &problem.measures {
            let is_known = measure.window.is_empty() || library.window(&measure.window).is_some();
            assert!(is_known, "{} {}", problem.indicator, measure.id);
            // What takes a year and longer says itself what is done until then, or its problem does.
            let interim = if measure.interim.is_empty() {
                &problem.interim
            } else {
                &measure.interim
            };
            assert!(!interim.ends_with(['。', '；']), "{interim}");
        }
    }
    let names = library.watches.iter().flat_map(|watch| &watch.indicators);
    let standard = data::standard();
    for name in names {
        assert!(standard.indicator(&Name::new(name)).is_some(), "{name}");
    }
}

#[test]
fn one_price_works_in_all_lines_and_a_line_may_have_its_own() {
    let mut draft = case("worked-example");
    for (problem, measure) in [("R7", "equip"), ("R7", "reserve")] {
        let choices = draft
            .choices
            .problems
            .entry(problem.to_owned())
            .or_default();
        let mut ticked = choices.measures.clone().unwrap_or_default();
        ticked.insert(measure.to_owned());
        choices.measures = Some(ticked);
    }
    // Two thirds of the media rooms are gone, so that both measures belong to a problem.
    let slot = Slot {
        figure: FigureId::from("media_rooms"),
        part: Part::Whole,
    };
    draft.entries.insert(slot, Entry::Text("10".to_owned()));
    let put = |draft: &mut Draft, key: &str, text: &str| {
        draft.choices.answers.insert(key, text.to_owned());
    };
    put(&mut draft, "price/media_room", "22000");
    let blanks = &mut draft.choices.problems.get_mut("R7").unwrap().blanks;
    blanks.insert("新增班数".to_owned(), "2".to_owned());
    let prices = |draft: &Draft| {
        with_plan(draft, |basis, plan| {
            let lines = costs::lines(basis, plan);
            let rooms = lines.into_iter().filter(|line| line.cost == "media_room");
            let prices = rooms.map(|line| {
                line.price
                    .map(|price| price.to_string())
                    .unwrap_or_default()
            });
            prices.collect::<Vec<String>>()
        })
    };
    assert_eq!(prices(&draft), ["22000", "22000"]);
    put(&mut draft, "price/media_room/R7-02", "25000");
    assert_eq!(prices(&draft), ["22000", "25000"]);
}

#[test]
fn no_text_of_a_plan_has_a_banned_word() {
    let lint = &data::papers().lint;
    let empty = || lint.empty_phrases.iter().chain(&lint.claims);
    let root = support::root().join("static");
    let folders = ["measures", "texts"].map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let mut lines_read = 0;
    for file in folders
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
    {
        // The lint names what it looks for.
        if file.ends_with("lint.toml") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let mut is_cause = false;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            lines_read += 1;
            if line.starts_with('[') {
                is_cause = line == "[[problems.causes]]";
            }
            // What was done wrong is named as a cause, never as a measure.
            let forbidden = lint.forbidden.iter().filter(|_| !is_cause);
            for word in empty().chain(forbidden) {
                assert!(!line.contains(word.as_str()), "{word} in {file:?}: {line}");
            }
        }
    }
    assert!(
        lines_read > 2000,
        "the texts are not there: {lines_read} lines"
    );
}

/// Every case as a private school that ticked all causes, and every measure that it is offered where `is_all`.
fn private_schools(is_all: bool) -> Vec<(String, Draft)> {
    let mut schools = Vec::new();
    for file in cases() {
        let mut draft = draft(&file);
        // A point belongs to a central school, which is public.
        if draft.profile.kind == Some(SchoolKind::TeachingPoint) {
            continue;
        }
        draft.profile.ownership = Some(Ownership::Private);
        let ticks = with_plan(&draft, |_, plan| {
            let ids = |problem: &PlanProblem| {
                let measures = problem.measures.iter().map(|measure| measure.id.clone());
                let causes = problem.causes.iter().map(|cause| cause.id.clone());
                (causes.collect::<Vec<_>>(), measures.collect::<Vec<_>>())
            };
            let problems = plan.problems.iter();
            let ticks = problems.map(|problem| (problem.id.clone(), ids(problem)));
            ticks.collect::<Vec<_>>()
        });
        for (id, (causes, measures)) in ticks {
            let chosen = ProblemChoices {
                causes: causes.into_iter().collect(),
                measures: is_all.then(|| measures.into_iter().collect()),
                ..ProblemChoices::default()
            };
            draft.choices.problems.insert(id, chosen);
        }
        schools.push((file.display().to_string(), draft));
    }
    schools
}

#[test]
fn a_private_school_is_promised_no_posts_staff_or_money_of_the_public_ones() {
    let public = [
        "编办",
        "会同编制",
        "人力资源和社会保障局",
        "县财政局",
        "轮岗",
        "教师调配",
        "调配持证",
        "调配高于",
        "调配后",
        "借调",
        "走教教师到本校",
        "片区",
        "中心校",
        "装备计划",
        "县级预算",
        "教育费附加",
        "薄弱环节",
        "城乡义务教育补助",
        "公用经费预算总额",
    ];
    let schools = private_schools(false).into_iter();
    for (name, draft) in schools.chain(private_schools(true)) {
        with_plan(&draft, |basis, plan| {
            for problem in &plan.problems {
                let tasks = problem.measures.iter().filter(|measure| measure.is_ticked);
                let texts = tasks.map(|task| (&task.text, &task.interim));
                for text in texts.flat_map(|(text, interim)| [shown(text), shown(interim)]) {
                    // Small schools have these funds from a central school.
                    if problem.indicator == "G6" {
                        continue;
                    }
                    for word in public {
                        assert!(!text.contains(word), "{name} {}: {text}", problem.id);
                    }
                }
                assert!(
                    problem.covered_by.is_some() || problem.tasks().next().is_some(),
                    "{name}: {} has no task",
                    problem.id
                );
            }
            for line in costs::lines(basis, plan) {
                let source = line.funding.source(basis).unwrap();
                assert!(source.is_for(Ownership::Private), "{name}: {}", source.id);
            }
        });
    }
}

#[test]
fn what_reaches_or_decides_for_a_public_school_has_its_like_for_a_private_one() {
    let library = data::library();
    for problem in library.problems.iter().chain(&library.small_problems) {
        let moves = |ownership| {
            let mut measures = problem.measures_for(ownership);
            measures.any(|measure| {
                measure.reaches || !measure.decides.is_empty() || !measure.changes.is_empty()
            })
        };
        assert_eq!(
            moves(Ownership::Public),
            moves(Ownership::Private),
            "{}",
            problem.indicator
        );
    }
}

#[test]
fn the_founder_of_a_private_school_pays_and_hires() {
    let mut draft = case("worked-example");
    draft.profile.ownership = Some(Ownership::Private);
    with_plan(&draft, |basis, plan| {
        let tasks = plan.problems.iter().flat_map(PlanProblem::tasks);
        let texts: Vec<String> = tasks.map(|task| shown(&task.text)).collect();
        assert!(
            texts.iter().any(|text| text.starts_with("提请举办者")),
            "{texts:?}"
        );
        // Whoever reads the plan sees that this is not for the school alone to decide.
        let lines = cases::lines(&cases::plan_paper(basis, plan));
        let names_founder = lines.iter().any(|line| line.contains("举办者支持"));
        assert!(names_founder, "{lines:?}");
        let lines = costs::lines(basis, plan);
        let paid: Vec<&str> = lines
            .iter()
            .filter_map(|line| {
                line.funding
                    .source(basis)
                    .map(|source| source.name.as_str())
            })
            .collect();
        assert!(paid.contains(&"举办者投入"), "{paid:?}");
        assert!(!paid.contains(&"县级预算"), "{paid:?}");
    });
}

#[test]
fn what_is_said_to_be_short_without_one_is_and_what_stages_share_has_room_for_no_number() {
    let (mut short, mut alone, mut shared) = (0, 0, 0);
    for file in cases() {
        with_plan(&draft(&file), |basis, plan| {
            for watch in &plan.watches {
                let text = shown(&watch.task.text);
                assert!(!text.contains("正好够用"), "{text}");
                if !text.contains("少1名即不足") && !text.contains("少1间即不足") {
                    continue;
                }
                let mut findings = basis.report.findings.iter();
                let finding = findings.find(|finding| {
                    finding.indicator == watch.indicator && finding.part == watch.part
                });
                let Detail::Stock { have, need, .. } = &finding.unwrap().detail else {
                    panic!("{text} is not of a stock");
                };
                assert!(have >= need && have.minus(Fraction::ONE) < *need, "{text}");
                short += 1;
            }
            for problem in plan
                .problems
                .iter()
                .filter(|problem| problem.indicator == "R5")
            {
                let text = shown(&problem.statement);
                let is_shared = basis.report.findings[problem.finding_idx]
                    .stage_weight
                    .is_some();
                assert_eq!(text.contains("可容"), !is_shared, "{text}");
                shared += usize::from(is_shared);
                alone += usize::from(!is_shared);
            }
        });
    }
    assert!(short > 0 && alone > 0 && shared > 0);
}
