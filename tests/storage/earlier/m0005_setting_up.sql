BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'casewalk','m0001_first','2026-11-21 09:22:32.801170+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'casewalk','m0002_answers_by_message','2026-11-21 09:22:32.816407+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'casewalk','m0003_trail','2026-11-21 09:22:32.826287+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'casewalk','m0004_serving','2026-11-21 09:22:32.833293+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'casewalk','m0005_setting_up','2026-11-21 09:22:32.880125+00:00');
CREATE TABLE agencies (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
, parent_id INTEGER REFERENCES agencies (id)) STRICT;
INSERT INTO "agencies" VALUES(1,'school_nursing','School nursing',NULL);
INSERT INTO "agencies" VALUES(2,'police','Police',NULL);
CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL REFERENCES responses (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    path TEXT NOT NULL CHECK (path <> ''),
    value TEXT NOT NULL CHECK (json_valid(value)),
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'final', 'reopened')),
    message_id INTEGER,
    said_at TEXT NOT NULL
) STRICT;
INSERT INTO "answers" VALUES(1,1,1,'whose_record','{"choice": "child"}','final',NULL,'2026-11-21T09:22:33.710+00:00');
INSERT INTO "answers" VALUES(2,1,1,'systems_read','{"choices": ["main"]}','draft',NULL,'2026-11-21T09:22:33.765+00:00');
INSERT INTO "answers" VALUES(3,1,1,'systems_read','{"choices": ["main"]}','final',NULL,'2026-11-21T09:22:33.801+00:00');
INSERT INTO "answers" VALUES(4,1,1,'own_work','{"choice": "no"}','final',NULL,'2026-11-21T09:22:33.848+00:00');
INSERT INTO "answers" VALUES(5,1,1,'record_states','{"choices": ["ethnicity"]}','draft',NULL,'2026-11-21T09:22:33.899+00:00');
INSERT INTO "answers" VALUES(6,1,1,'record_states','{"choices": ["ethnicity"]}','final',NULL,'2026-11-21T09:22:34.158+00:00');
INSERT INTO "answers" VALUES(7,1,1,'recognition_history','{"choice": "yes"}','final',NULL,'2026-11-21T09:22:34.200+00:00');
INSERT INTO "answers" VALUES(8,1,1,'recognition_requests','{"choice": "answered"}','final',NULL,'2026-11-21T09:22:34.244+00:00');
INSERT INTO "answers" VALUES(9,1,1,'recognition_evidence','{"text": "Seen alone at home and at school."}','draft',1795252952742,'2026-11-21T09:22:34.282+00:00');
INSERT INTO "answers" VALUES(10,1,1,'recognition_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T09:22:34.344+00:00');
INSERT INTO "answers" VALUES(11,1,1,'recognition_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T09:22:34.387+00:00');
INSERT INTO "answers" VALUES(12,1,1,'voice_child_seen','{"choice": "heard_alone"}','final',NULL,'2026-11-21T09:22:34.427+00:00');
INSERT INTO "answers" VALUES(13,1,1,'voice_each_child','{"choice": "yes"}','final',NULL,'2026-11-21T09:22:34.460+00:00');
INSERT INTO "answers" VALUES(14,1,1,'voice_evidence','{"text": "Seen alone at home and at school."}','draft',1795252952749,'2026-11-21T09:22:34.486+00:00');
INSERT INTO "answers" VALUES(15,1,1,'voice_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T09:22:34.516+00:00');
INSERT INTO "answers" VALUES(16,1,1,'voice_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T09:22:34.546+00:00');
INSERT INTO "answers" VALUES(17,1,1,'recording_up_to_date','{"choice": "current_with"}','final',NULL,'2026-11-21T09:22:34.587+00:00');
INSERT INTO "answers" VALUES(18,1,1,'recording_adults','{"choice": "yes"}','final',NULL,'2026-11-21T09:22:34.617+00:00');
INSERT INTO "answers" VALUES(19,1,1,'recording_evidence','{"text": "Seen alone at home and at school."}','draft',1795252952756,'2026-11-21T09:22:34.645+00:00');
INSERT INTO "answers" VALUES(20,1,1,'recording_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T09:22:34.688+00:00');
INSERT INTO "answers" VALUES(21,1,1,'recording_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T09:22:34.742+00:00');
INSERT INTO "answers" VALUES(22,1,1,'assessment_challenge','{"choice": "yes"}','final',NULL,'2026-11-21T09:22:34.766+00:00');
INSERT INTO "answers" VALUES(23,1,1,'assessment_plan','{"choice": "kept"}','final',NULL,'2026-11-21T09:22:34.863+00:00');
INSERT INTO "answers" VALUES(24,1,1,'assessment_evidence','{"text": "Seen alone at home and at school."}','draft',1795252952763,'2026-11-21T09:22:34.891+00:00');
INSERT INTO "answers" VALUES(25,1,1,'assessment_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T09:22:34.930+00:00');
INSERT INTO "answers" VALUES(26,1,1,'assessment_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T09:22:35.038+00:00');
INSERT INTO "answers" VALUES(27,1,1,'supervision_oversight','{"choice": "with_reasons"}','final',NULL,'2026-11-21T09:22:35.082+00:00');
INSERT INTO "answers" VALUES(28,1,1,'supervision_disagreement','{"choice": "agreed"}','final',NULL,'2026-11-21T09:22:35.131+00:00');
INSERT INTO "answers" VALUES(29,1,1,'supervision_evidence','{"text": "Seen alone at home and at school."}','draft',1795252952770,'2026-11-21T09:22:35.160+00:00');
INSERT INTO "answers" VALUES(30,1,1,'supervision_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T09:22:35.230+00:00');
INSERT INTO "answers" VALUES(31,1,1,'supervision_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T09:22:35.278+00:00');
INSERT INTO "answers" VALUES(32,1,1,'intervention_change','{"choice": "yes"}','final',NULL,'2026-11-21T09:22:35.324+00:00');
INSERT INTO "answers" VALUES(33,1,1,'intervention_handover','{"choice": "yes"}','final',NULL,'2026-11-21T09:22:35.389+00:00');
INSERT INTO "answers" VALUES(34,1,1,'intervention_evidence','{"text": "Seen alone at home and at school."}','draft',1795252952777,'2026-11-21T09:22:35.445+00:00');
INSERT INTO "answers" VALUES(35,1,1,'intervention_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T09:22:35.573+00:00');
INSERT INTO "answers" VALUES(36,1,1,'intervention_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T09:22:35.589+00:00');
INSERT INTO "answers" VALUES(37,1,1,'overall','{"point": "outstanding"}','final',NULL,'2026-11-21T09:22:35.651+00:00');
INSERT INTO "answers" VALUES(38,1,1,'recommendations','{"text": "Seen alone at home and at school."}','draft',1795252952783,'2026-11-21T09:22:35.722+00:00');
INSERT INTO "answers" VALUES(39,1,1,'recommendations','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T09:22:35.811+00:00');
INSERT INTO "answers" VALUES(40,1,1,'action_now','{"choice": "no"}','final',NULL,'2026-11-21T09:22:35.871+00:00');
INSERT INTO "answers" VALUES(41,2,1,'whose_record','{"choice": "child"}','final',NULL,'2026-11-21T09:22:36.144+00:00');
INSERT INTO "answers" VALUES(42,2,1,'systems_read','{"choices": ["main"]}','draft',NULL,'2026-11-21T09:22:36.203+00:00');
INSERT INTO "answers" VALUES(43,2,1,'systems_read','{"choices": ["main"]}','final',NULL,'2026-11-21T09:22:36.241+00:00');
INSERT INTO "answers" VALUES(44,2,1,'own_work','{"choice": "no"}','final',NULL,'2026-11-21T09:22:36.302+00:00');
INSERT INTO "answers" VALUES(45,2,1,'record_states','{"choices": ["ethnicity"]}','draft',NULL,'2026-11-21T09:22:36.330+00:00');
INSERT INTO "answers" VALUES(46,2,1,'record_states','{"choices": ["ethnicity"]}','final',NULL,'2026-11-21T09:22:36.369+00:00');
INSERT INTO "answers" VALUES(47,2,1,'recognition_history','{"choice": "yes"}','final',NULL,'2026-11-21T09:22:36.384+00:00');
INSERT INTO "answers" VALUES(48,2,1,'recognition_requests','{"choice": "answered"}','final',NULL,'2026-11-21T09:22:36.405+00:00');
INSERT INTO "answers" VALUES(49,2,1,'recognition_evidence','{"text": "A first part."}','draft',1795252952802,'2026-11-21T09:22:36.427+00:00');
INSERT INTO "answers" VALUES(50,2,1,'recognition_evidence','{"text": "A second part."}','draft',1795252952804,'2026-11-21T09:22:36.464+00:00');
INSERT INTO "answers" VALUES(51,3,2,'@nil_return','null','draft',NULL,'2026-11-21T09:22:36.547+00:00');
INSERT INTO "answers" VALUES(52,3,2,'@nil_return','{"choice": "nobody_known"}','draft',NULL,'2026-11-21T09:22:36.631+00:00');
INSERT INTO "answers" VALUES(53,3,2,'@nil_return','{"choice": "nobody_known"}','final',NULL,'2026-11-21T09:22:36.664+00:00');
CREATE TABLE assignments (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    case_id INTEGER REFERENCES cases (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    form_id INTEGER NOT NULL REFERENCES forms (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('first', 'second', 'panel')),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)), handed_back TEXT NOT NULL DEFAULT '',
    UNIQUE (round_id, case_id, agency_id, purpose)
) STRICT;
INSERT INTO "assignments" VALUES(1,1,1,1,1,1,'first',0,'');
INSERT INTO "assignments" VALUES(2,1,2,1,1,1,'first',0,'');
INSERT INTO "assignments" VALUES(3,1,1,2,2,1,'first',0,'');
CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    reference TEXT NOT NULL,
    age_band TEXT NOT NULL,
    gender TEXT NOT NULL,
    ethnicity TEXT NOT NULL,
    flags TEXT NOT NULL CHECK (json_valid(flags)),
    UNIQUE (round_id, reference)
) STRICT;
INSERT INTO "cases" VALUES(1,1,'C07','10 to 15','M','','[]');
INSERT INTO "cases" VALUES(2,1,'C08','5 to 9','M','','[]');
CREATE TABLE erasures (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    opened_at TEXT NOT NULL,
    closed_at TEXT
) STRICT;
CREATE TABLE errands (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    kind TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    begun_at TEXT NOT NULL
) STRICT;
CREATE TABLE focus (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    response_id INTEGER NOT NULL REFERENCES responses (id),
    area TEXT NOT NULL,
    path TEXT NOT NULL
) STRICT;
INSERT INTO "focus" VALUES(1,2,'recognition','recognition_evidence');
CREATE TABLE forms (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    body TEXT NOT NULL
) STRICT;
INSERT INTO "forms" VALUES(1,'six_areas',1,'eb941eda9ab90abaed885b69976deb966eb5946329b03c381a55bd30fe4a5e60','{"key":"six_areas","version":1,"title":"Six-area case audit","about":"Looks at how one agency worked with one child, through that agency''s own record. Six areas, each ending in a grade, then next steps.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"scales":{"ofsted":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Not sure: the lead to advise"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]}},"areas":[{"key":"record","title":"The record","about":"Which record you read, and what it covers.","questions":[{"key":"whose_record","text":"Whose record are you reading?","help":"Whichever it is, the questions are about the child in this case.","unseen":[],"kind":"choice","choices":[{"value":"child","label":"The child''s"},{"value":"sibling","label":"A brother''s or sister''s"},{"value":"parent","label":"A parent''s or carer''s"}]},{"key":"systems_read","text":"Which records did you read?","help":"Tick all that apply. If there are some you could not reach, tick that too.","kind":"several","choices":[{"value":"main","label":"Main record system"},{"value":"safeguarding","label":"Safeguarding file or log"},{"value":"paper","label":"Paper or scanned files"},{"value":"mail","label":"E-mail or shared folders"},{"value":"from_others","label":"Minutes or reports from others"},{"value":"older","label":"An older system"},{"value":"other","label":"Something else","ask":"What else did you read?"},{"value":"not_all","label":"Some I could not reach"}],"unseen":[]},{"key":"systems_not_reached","text":"Which records could you not reach?","help":"Tick all that apply.","ask_if":{"question":"systems_read","has":"not_all"},"kind":"several","choices":[{"value":"main","label":"Main record system"},{"value":"safeguarding","label":"Safeguarding file or log"},{"value":"paper","label":"Paper or scanned files"},{"value":"mail","label":"E-mail or shared folders"},{"value":"from_others","label":"Minutes or reports from others"},{"value":"older","label":"An older system"},{"value":"other_team","label":"Another team''s records"},{"value":"other","label":"Something else","ask":"What else could you not reach?"}],"unseen":[]},{"key":"own_work","text":"Did you or your team work on this case?","help":"You can do this audit either way. Your answer helps others weigh your grades.","unseen":[],"kind":"choice","choices":[{"value":"no","label":"No"},{"value":"team","label":"Yes, my team did"},{"value":"self","label":"Yes, I did"}]},{"key":"record_states","text":"Which of these does this record state about the child?","help":"Tick only what is written. \"Not known\" does not count.","kind":"several","choices":[{"value":"ethnicity","label":"Ethnicity"},{"value":"disability","label":"Disability, or no disability"},{"value":"language","label":"First language"},{"value":"none","label":"None of these","alone":true}],"unseen":[]}]},{"key":"recognition","title":"Recognition and response","about":"Whether risk to the child was noticed, and what this agency did next.","questions":[{"key":"recognition_history","text":"Did this agency use the family''s history and any earlier referrals to decide what to do?","help":"A list is not enough. Look for where the past shaped a decision.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"recognition_requests","text":"Was information shared when it was asked for?","help":"In full and in time. Count what this agency asked for, and what others asked of it.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"answered","label":"Yes, each time"},{"value":"others_fell_short","label":"Not always, by others"},{"value":"agency_fell_short","label":"Not always, by this agency"},{"value":"both_fell_short","label":"Not always, by either"},{"value":"not_asked_though_needed","label":"Not asked, though needed"},{"value":"not_asked_not_needed","label":"Not asked, not needed"}]},{"key":"recognition_evidence","text":"Evidence: what does the record show about noticing risk and acting on it? What did that mean for the child?","help":"A few sentences will do. Write roles, such as mother or teacher. No names.","required":true,"kind":"text","role":"evidence"},{"key":"recognition_note","text":"What is one strength, or one thing to develop, in recognition and response?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"recognition_grade","text":"How good was recognition and response in this agency''s work?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Not sure: the lead to advise"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Risk is seen early, even when hidden or slow to build. Action is quick, shared with others and kept up until the child is safer.","good":"Signs of risk are seen and linked to the child''s daily life. The right people are told in good time, and slow replies are chased.","requires_improvement":"The main worries are seen, but the history or what others know is missed, or action is late.","inadequate":"Clear signs of harm are missed or nothing is done about them, or a referral the child needed is not made."}}]},{"key":"voice","title":"Voice of the child","about":"Whether this agency knew what life was like for the child.","questions":[{"key":"voice_child_seen","text":"Did this agency see and hear the child?","help":"For a baby, or a child who does not speak, heard means watched and described.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"heard_alone","label":"Seen and heard alone"},{"value":"heard_with_others","label":"Seen and heard, not alone"},{"value":"seen_only","label":"Seen, but not heard"},{"value":"heard_only","label":"Heard, but not seen"},{"value":"through_others","label":"Only through other people"},{"value":"not_at_all","label":"Not at all, though needed"},{"value":"not_needed","label":"Not at all, not needed"}]},{"key":"voice_each_child","text":"Does the record look at each child in the family separately?","help":"Not applicable if there are no brothers or sisters.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"voice_evidence","text":"Evidence: what does the record show of the child''s views and daily life? What did listening, or not listening, mean for the child?","help":"For example: words, drawings, behaviour, signs or an interpreter used. No names.","required":true,"kind":"text","role":"evidence"},{"key":"voice_note","text":"What is one strength, or one thing to develop, in hearing the child?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"voice_grade","text":"How good was this agency''s work in hearing the child?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Not sure: the lead to advise"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Ways are found that suit the child''s age, language and any disability. What the child says or shows changes what is done.","good":"The child''s views, or how they live and behave, are recorded and used. If staff do not meet the child, they ask those who do.","requires_improvement":"The child is mentioned or seen, but adults'' views fill the record, or brothers and sisters are treated as one.","inadequate":"You cannot picture the child''s life from the record, though there were chances to see, hear or ask about them."}}]},{"key":"recording","title":"Case recording","about":"Whether someone new to the case could rely on this record.","questions":[{"key":"recording_up_to_date","text":"Is the record up to date, with a chronology?","help":"A chronology lists the main events by date.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"current_with","label":"Up to date, with a chronology"},{"value":"current_without","label":"Up to date, no chronology"},{"value":"gaps_with","label":"Has gaps, with a chronology"},{"value":"gaps_without","label":"Has gaps, no chronology"}]},{"key":"recording_adults","text":"Does the record cover fathers, partners and other adults around the child?","help":"Who they are, where they live and what part they play.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"recording_evidence","text":"Evidence: what does the record show clearly, what is missing? What did that mean for the child?","help":"For example: late entries, an old address, a partner left out. No names or addresses.","required":true,"kind":"text","role":"evidence"},{"key":"recording_note","text":"What is one strength, or one thing to develop, in case recording?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"recording_grade","text":"How good was case recording in this agency''s work?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Not sure: the lead to advise"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Prompt, dated and full. A colleague could take over today, knowing the risks, the history, who matters and why things were decided.","good":"Up to date and clear. Main events, adults in the home, worries and decisions are easy to find. Fact is kept apart from opinion.","requires_improvement":"You can follow the story, but entries are late or thin, or details such as adults in the home or disability are missing.","inadequate":"Key events, risks or details are missing or wrong. A colleague could not rely on it to keep the child safe."}}]},{"key":"assessment","title":"Assessment, analysis and planning","about":"How this agency weighed what it knew, and what it planned.","questions":[{"key":"assessment_challenge","text":"Did this agency challenge what parents or carers told it, when it needed to?","help":"For example, by checking it against the history or what others saw.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"assessment_plan","text":"Did this agency work to a plan with dates and outcomes?","help":"Its own plan, or its part in a shared one. Drift is delay without a reason.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"kept","label":"Yes, and kept to it"},{"value":"drifted","label":"Yes, but it drifted"},{"value":"incomplete","label":"Plan lacks dates or outcomes"},{"value":"none_needed_one","label":"No plan, though needed"},{"value":"none_not_needed","label":"No plan was needed"}]},{"key":"assessment_evidence","text":"Evidence: what does the record show of weighing risk and making a plan? What did that mean for the child?","help":"For example: how the past was weighed, or why a plan drifted. No names.","required":true,"kind":"text","role":"evidence"},{"key":"assessment_note","text":"What is one strength, or one thing to develop, in assessment, analysis and planning?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"assessment_grade","text":"How good was assessment, analysis and planning in this agency''s work?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Not sure: the lead to advise"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Risks and strengths are weighed for each child, and what each person says is checked. The plan has dates and outcomes, and says what to do if it does not work.","good":"What is said is checked against the history and what others know. The plan says who does what, by when, and what should change.","requires_improvement":"Facts are gathered but not weighed, adults are taken at their word, or the plan drifts or lacks dates or outcomes.","inadequate":"Risk is left out, misread or played down, or there is no plan though the child needed one."}}]},{"key":"supervision","title":"Supervision and management","about":"How managers and safeguarding leads guided the work and backed the staff.","questions":[{"key":"supervision_oversight","text":"Did a manager or safeguarding lead oversee decisions about this child?","help":"Supervision, a case discussion, advice on the day or a sign-off all count.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"with_reasons","label":"Yes, with reasons recorded"},{"value":"without_reasons","label":"Yes, but no reasons recorded"},{"value":"none_needed","label":"No, though it was needed"},{"value":"none_not_needed","label":"No, and it was not needed"}]},{"key":"supervision_disagreement","text":"What did this agency do if it disagreed with another agency''s decision?","help":"To escalate is to take it to someone more senior.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"agreed","label":"It did not disagree"},{"value":"said_nothing","label":"Disagreed, but said nothing"},{"value":"settled","label":"Challenged, settled directly"},{"value":"open","label":"Challenged, not settled yet"},{"value":"let_go","label":"Challenged, then let it go"},{"value":"escalated","label":"Challenged, then escalated"}]},{"key":"supervision_evidence","text":"Evidence: what does the record show of managers or leads guiding the work? What did that mean for the child?","help":"For example: advice given, a decision questioned, actions checked. No names.","required":true,"kind":"text","role":"evidence"},{"key":"supervision_note","text":"What is one strength, or one thing to develop, in supervision and management?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"supervision_grade","text":"How good was supervision and management in this agency''s work?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Not sure: the lead to advise"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Regular discussion keeps the child in view, tests thinking and stops drift early. Staff are backed to challenge other agencies.","good":"A manager or safeguarding lead looks at the case when needed. Decisions, reasons and actions are recorded and checked.","requires_improvement":"Some oversight can be seen, but it is late, gives few reasons, or lets delay or weak work pass.","inadequate":"No oversight can be seen though the risk called for it, or unsafe decisions are left to stand."}}]},{"key":"intervention","title":"Intervention and review","about":"What help was given, whether it worked, and how it ended.","questions":[{"key":"intervention_change","text":"Did this agency check whether things got better for the child?","help":"For the child, not only for the adults, and whether it lasted.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"intervention_handover","text":"When its work closed or was handed over, did this agency pass on what others needed to know?","help":"A move or a change of worker counts. Not applicable if nothing closed or moved.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"intervention_evidence","text":"Evidence: what does the record show about help given and reviewed? What did that mean for the child?","help":"For example: what got better, what did not, and how anyone knew. No names.","required":true,"kind":"text","role":"evidence"},{"key":"intervention_note","text":"What is one strength, or one thing to develop, in intervention and review?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"intervention_grade","text":"How good was intervention and review in this agency''s work?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Not sure: the lead to advise"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Help fits the child and is changed when it does not work. Lasting change for the child is plain to see, and others are kept informed.","good":"Help is given as agreed and reviewed on time, by what changed for the child. Others are told when it ends or moves.","requires_improvement":"Help is given, but reviews are late or only tick off tasks, or it ends before the change has lasted.","inadequate":"The child stays at risk because help is not given, is never reviewed, or stops without others being told."}}]},{"key":"closing","title":"Overall and next steps","about":"The work as a whole, what should change, and anything that cannot wait.","questions":[{"key":"overall","text":"Taken together, how good was this agency''s work for the child?","help":"Weigh what mattered most for the child. It need not be the average.","ask_if":{"about":"switch.overall","is":true},"kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Not sure: the lead to advise"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Strong in every area, and life is clearly better for the child because of it. Others could learn from this work.","good":"Sound and timely work kept the child in mind. Weaker points did not put the child at risk.","requires_improvement":"Some of the work is sound, but gaps or delay meant the child got less help, or later help, than they needed.","inadequate":"Serious gaps left the child unsafe, or nobody could tell whether the child was safe."},"overall":true},{"key":"recommendations","text":"What would you recommend? How would people know that it had worked?","help":"Say which agency or role should act. No names.","required":false,"kind":"text","role":"recommendation"},{"key":"action_now","text":"Does anything in this record need action now, to keep the child safe?","help":"Think of brothers and sisters too. Answering here does not tell anybody.","required":true,"shows":"whom_to_tell","unseen":[],"kind":"choice","choices":[{"value":"no","label":"No"},{"value":"raised","label":"Yes, already raised","ask":"Which role was told, and when? No names."},{"value":"not_yet","label":"Yes, not yet raised","urgent":true}]}]}],"rules":[{"kind":"overall_above_areas"},{"kind":"inadequate_area","best":"good","worst":"inadequate"},{"kind":"grade_without_evidence","words":5}],"exits":{"nil_return":{"key":"nil_return","text":"Nil return: you searched, and your records know nobody of this family in the period. Which is it?","kind":"choice","choices":[{"value":"nobody_known","label":"No record of the family at all"},{"value":"not_in_period","label":"Known, but not in the period"}]},"unable":{"key":"unable","text":"Unable to complete: your records know the family, but this audit cannot be done. Why?","kind":"choice","choices":[{"value":"record_not_reached","label":"The record cannot be reached"},{"value":"no_time","label":"No time to do it properly"},{"value":"worked_the_case","label":"I worked this case myself"},{"value":"wrong_auditor","label":"Given to me by mistake"},{"value":"other","label":"Another reason","ask":"What stands in the way? One or two sentences, without names."}]},"incomplete":{"key":"incomplete","text":"Some answers are missing. Why should it be sent in as it is?","kind":"choice","choices":[{"value":"nothing_more","label":"The record holds no more"},{"value":"record_not_reached","label":"A record was not reached"},{"value":"not_our_task","label":"The rest is not our task"},{"value":"no_time","label":"No time before the due date"},{"value":"other","label":"Another reason","ask":"What is the reason? One or two sentences, without names."}]}}}');
CREATE TABLE inbox (
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    heard TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'done', 'parked')),
    attempts INTEGER NOT NULL DEFAULT 0,
    received_at TEXT NOT NULL,
    PRIMARY KEY (bot_id, update_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "inbox" VALUES(4242,1795252952730,'','done',0,'2026-11-21T09:22:33.402+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952731,'','done',0,'2026-11-21T09:22:33.523+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952732,'','done',0,'2026-11-21T09:22:33.632+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952733,'','done',0,'2026-11-21T09:22:33.705+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952734,'','done',0,'2026-11-21T09:22:33.756+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952735,'','done',0,'2026-11-21T09:22:33.796+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952736,'','done',0,'2026-11-21T09:22:33.838+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952737,'','done',0,'2026-11-21T09:22:33.892+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952738,'','done',0,'2026-11-21T09:22:33.934+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952739,'','done',0,'2026-11-21T09:22:34.199+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952740,'','done',0,'2026-11-21T09:22:34.234+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952741,'','done',0,'2026-11-21T09:22:34.274+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952742,'','done',0,'2026-11-21T09:22:34.327+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952743,'','done',0,'2026-11-21T09:22:34.379+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952744,'','done',0,'2026-11-21T09:22:34.419+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952745,'','done',0,'2026-11-21T09:22:34.459+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952746,'','done',0,'2026-11-21T09:22:34.481+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952747,'','done',0,'2026-11-21T09:22:34.510+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952748,'','done',0,'2026-11-21T09:22:34.537+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952749,'','done',0,'2026-11-21T09:22:34.577+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952750,'','done',0,'2026-11-21T09:22:34.615+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952751,'','done',0,'2026-11-21T09:22:34.636+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952752,'','done',0,'2026-11-21T09:22:34.675+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952753,'','done',0,'2026-11-21T09:22:34.727+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952754,'','done',0,'2026-11-21T09:22:34.764+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952755,'','done',0,'2026-11-21T09:22:34.849+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952756,'','done',0,'2026-11-21T09:22:34.886+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952757,'','done',0,'2026-11-21T09:22:34.916+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952758,'','done',0,'2026-11-21T09:22:35.020+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952759,'','done',0,'2026-11-21T09:22:35.073+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952760,'','done',0,'2026-11-21T09:22:35.127+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952761,'','done',0,'2026-11-21T09:22:35.151+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952762,'','done',0,'2026-11-21T09:22:35.208+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952763,'','done',0,'2026-11-21T09:22:35.267+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952764,'','done',0,'2026-11-21T09:22:35.319+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952765,'','done',0,'2026-11-21T09:22:35.383+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952766,'','done',0,'2026-11-21T09:22:35.441+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952767,'','done',0,'2026-11-21T09:22:35.528+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952768,'','done',0,'2026-11-21T09:22:35.585+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952769,'','done',0,'2026-11-21T09:22:35.649+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952770,'','done',0,'2026-11-21T09:22:35.718+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952771,'','done',0,'2026-11-21T09:22:35.770+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952772,'','done',0,'2026-11-21T09:22:35.852+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952773,'','done',0,'2026-11-21T09:22:35.917+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952774,'','done',0,'2026-11-21T09:22:36.027+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952775,'','done',0,'2026-11-21T09:22:36.065+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952776,'','done',0,'2026-11-21T09:22:36.100+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952777,'','done',0,'2026-11-21T09:22:36.137+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952778,'','done',0,'2026-11-21T09:22:36.190+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952779,'','done',0,'2026-11-21T09:22:36.235+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952780,'','done',0,'2026-11-21T09:22:36.290+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952781,'','done',0,'2026-11-21T09:22:36.323+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952782,'','done',0,'2026-11-21T09:22:36.366+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952783,'','done',0,'2026-11-21T09:22:36.381+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952784,'','done',0,'2026-11-21T09:22:36.401+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952785,'','done',0,'2026-11-21T09:22:36.421+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952786,'','done',0,'2026-11-21T09:22:36.445+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952787,'','done',0,'2026-11-21T09:22:36.488+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952788,'','done',0,'2026-11-21T09:22:36.528+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952789,'','done',0,'2026-11-21T09:22:36.544+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952790,'','done',0,'2026-11-21T09:22:36.613+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952791,'','done',0,'2026-11-21T09:22:36.655+00:00');
INSERT INTO "inbox" VALUES(4242,1795252952792,'','done',0,'2026-11-21T09:22:36.703+00:00');
CREATE TABLE invitations (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('auditor', 'agency_lead', 'lead', 'admin', '')),
    agency_id INTEGER REFERENCES agencies (id),
    round_id INTEGER REFERENCES rounds (id),
    person_id INTEGER REFERENCES people (id),
    made_by INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    opened_by INTEGER NOT NULL DEFAULT 0,
    used_at TEXT NOT NULL DEFAULT '',
    revoked_at TEXT NOT NULL DEFAULT '',
    CHECK ((role = '') = (person_id IS NOT NULL)),
    CHECK (used_at = '' OR revoked_at = '')
) STRICT;
CREATE TABLE "memberships" (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    round_id INTEGER REFERENCES rounds (id),
    role TEXT NOT NULL CHECK (role IN ('auditor', 'agency_lead', 'lead', 'admin')),
    agency_id INTEGER REFERENCES agencies (id),
    CHECK (role IN ('lead', 'admin') OR round_id IS NOT NULL OR agency_id IS NOT NULL)
) STRICT;
INSERT INTO "memberships" VALUES(1,1,1,'auditor',1);
INSERT INTO "memberships" VALUES(2,2,1,'auditor',2);
INSERT INTO "memberships" VALUES(3,3,1,'lead',NULL);
INSERT INTO "memberships" VALUES(4,4,1,'admin',NULL);
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    dedupe TEXT UNIQUE,
    due_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'sent', 'refused', 'dropped')),
    message_id INTEGER
) STRICT;
INSERT INTO "outbox" VALUES(1,1,'prompt','{}',NULL,'2026-11-21T09:22:33.411+00:00','sent',1795252952731);
INSERT INTO "outbox" VALUES(2,1,'prompt','{}',NULL,'2026-11-21T09:22:33.592+00:00','sent',1795252952731);
INSERT INTO "outbox" VALUES(3,1,'prompt','{}',NULL,'2026-11-21T09:22:33.643+00:00','sent',1795252952731);
INSERT INTO "outbox" VALUES(4,1,'prompt','{}',NULL,'2026-11-21T09:22:33.710+00:00','sent',1795252952731);
INSERT INTO "outbox" VALUES(5,1,'prompt','{}',NULL,'2026-11-21T09:22:33.765+00:00','sent',1795252952731);
INSERT INTO "outbox" VALUES(6,1,'prompt','{}',NULL,'2026-11-21T09:22:33.801+00:00','sent',1795252952731);
INSERT INTO "outbox" VALUES(7,1,'prompt','{}',NULL,'2026-11-21T09:22:33.848+00:00','sent',1795252952731);
INSERT INTO "outbox" VALUES(8,1,'prompt','{}',NULL,'2026-11-21T09:22:33.899+00:00','sent',1795252952731);
INSERT INTO "outbox" VALUES(9,1,'prompt','{}',NULL,'2026-11-21T09:22:34.158+00:00','sent',1795252952731);
INSERT INTO "outbox" VALUES(10,1,'prompt','{}',NULL,'2026-11-21T09:22:34.200+00:00','sent',1795252952731);
INSERT INTO "outbox" VALUES(11,1,'prompt','{}',NULL,'2026-11-21T09:22:34.244+00:00','sent',1795252952731);
INSERT INTO "outbox" VALUES(12,1,'prompt','{}',NULL,'2026-11-21T09:22:34.282+00:00','sent',1795252952743);
INSERT INTO "outbox" VALUES(13,1,'prompt','{}',NULL,'2026-11-21T09:22:34.344+00:00','sent',1795252952745);
INSERT INTO "outbox" VALUES(14,1,'prompt','{}',NULL,'2026-11-21T09:22:34.387+00:00','sent',1795252952745);
INSERT INTO "outbox" VALUES(15,1,'prompt','{}',NULL,'2026-11-21T09:22:34.427+00:00','sent',1795252952745);
INSERT INTO "outbox" VALUES(16,1,'prompt','{}',NULL,'2026-11-21T09:22:34.460+00:00','sent',1795252952745);
INSERT INTO "outbox" VALUES(17,1,'prompt','{}',NULL,'2026-11-21T09:22:34.486+00:00','sent',1795252952750);
INSERT INTO "outbox" VALUES(18,1,'prompt','{}',NULL,'2026-11-21T09:22:34.516+00:00','sent',1795252952752);
INSERT INTO "outbox" VALUES(19,1,'prompt','{}',NULL,'2026-11-21T09:22:34.546+00:00','sent',1795252952752);
INSERT INTO "outbox" VALUES(20,1,'prompt','{}',NULL,'2026-11-21T09:22:34.587+00:00','sent',1795252952752);
INSERT INTO "outbox" VALUES(21,1,'prompt','{}',NULL,'2026-11-21T09:22:34.617+00:00','sent',1795252952752);
INSERT INTO "outbox" VALUES(22,1,'prompt','{}',NULL,'2026-11-21T09:22:34.645+00:00','sent',1795252952757);
INSERT INTO "outbox" VALUES(23,1,'prompt','{}',NULL,'2026-11-21T09:22:34.688+00:00','sent',1795252952759);
INSERT INTO "outbox" VALUES(24,1,'prompt','{}',NULL,'2026-11-21T09:22:34.742+00:00','sent',1795252952759);
INSERT INTO "outbox" VALUES(25,1,'prompt','{}',NULL,'2026-11-21T09:22:34.766+00:00','sent',1795252952759);
INSERT INTO "outbox" VALUES(26,1,'prompt','{}',NULL,'2026-11-21T09:22:34.863+00:00','sent',1795252952759);
INSERT INTO "outbox" VALUES(27,1,'prompt','{}',NULL,'2026-11-21T09:22:34.891+00:00','sent',1795252952764);
INSERT INTO "outbox" VALUES(28,1,'prompt','{}',NULL,'2026-11-21T09:22:34.930+00:00','sent',1795252952766);
INSERT INTO "outbox" VALUES(29,1,'prompt','{}',NULL,'2026-11-21T09:22:35.038+00:00','sent',1795252952766);
INSERT INTO "outbox" VALUES(30,1,'prompt','{}',NULL,'2026-11-21T09:22:35.082+00:00','sent',1795252952766);
INSERT INTO "outbox" VALUES(31,1,'prompt','{}',NULL,'2026-11-21T09:22:35.131+00:00','sent',1795252952766);
INSERT INTO "outbox" VALUES(32,1,'prompt','{}',NULL,'2026-11-21T09:22:35.160+00:00','sent',1795252952771);
INSERT INTO "outbox" VALUES(33,1,'prompt','{}',NULL,'2026-11-21T09:22:35.230+00:00','sent',1795252952773);
INSERT INTO "outbox" VALUES(34,1,'prompt','{}',NULL,'2026-11-21T09:22:35.278+00:00','sent',1795252952773);
INSERT INTO "outbox" VALUES(35,1,'prompt','{}',NULL,'2026-11-21T09:22:35.324+00:00','sent',1795252952773);
INSERT INTO "outbox" VALUES(36,1,'prompt','{}',NULL,'2026-11-21T09:22:35.389+00:00','sent',1795252952773);
INSERT INTO "outbox" VALUES(37,1,'prompt','{}',NULL,'2026-11-21T09:22:35.445+00:00','sent',1795252952778);
INSERT INTO "outbox" VALUES(38,1,'prompt','{}',NULL,'2026-11-21T09:22:35.573+00:00','sent',1795252952780);
INSERT INTO "outbox" VALUES(39,1,'prompt','{}',NULL,'2026-11-21T09:22:35.589+00:00','sent',1795252952780);
INSERT INTO "outbox" VALUES(40,1,'prompt','{}',NULL,'2026-11-21T09:22:35.651+00:00','sent',1795252952780);
INSERT INTO "outbox" VALUES(41,1,'prompt','{}',NULL,'2026-11-21T09:22:35.722+00:00','sent',1795252952784);
INSERT INTO "outbox" VALUES(42,1,'prompt','{}',NULL,'2026-11-21T09:22:35.811+00:00','sent',1795252952786);
INSERT INTO "outbox" VALUES(43,1,'prompt','{}',NULL,'2026-11-21T09:22:35.871+00:00','sent',1795252952786);
INSERT INTO "outbox" VALUES(44,1,'case_summary','{"response": 1, "next": true}',NULL,'2026-11-21T09:22:35.922+00:00','sent',1795252952789);
INSERT INTO "outbox" VALUES(45,1,'receipt','{"response": 1}',NULL,'2026-11-21T09:22:35.922+00:00','sent',1795252952786);
INSERT INTO "outbox" VALUES(46,1,'prompt','{}',NULL,'2026-11-21T09:22:36.035+00:00','sent',1795252952791);
INSERT INTO "outbox" VALUES(47,1,'prompt','{}',NULL,'2026-11-21T09:22:36.083+00:00','sent',1795252952791);
INSERT INTO "outbox" VALUES(48,1,'prompt','{}',NULL,'2026-11-21T09:22:36.103+00:00','sent',1795252952791);
INSERT INTO "outbox" VALUES(49,1,'prompt','{}',NULL,'2026-11-21T09:22:36.144+00:00','sent',1795252952791);
INSERT INTO "outbox" VALUES(50,1,'prompt','{}',NULL,'2026-11-21T09:22:36.203+00:00','sent',1795252952791);
INSERT INTO "outbox" VALUES(51,1,'prompt','{}',NULL,'2026-11-21T09:22:36.241+00:00','sent',1795252952791);
INSERT INTO "outbox" VALUES(52,1,'prompt','{}',NULL,'2026-11-21T09:22:36.302+00:00','sent',1795252952791);
INSERT INTO "outbox" VALUES(53,1,'prompt','{}',NULL,'2026-11-21T09:22:36.330+00:00','sent',1795252952791);
INSERT INTO "outbox" VALUES(54,1,'prompt','{}',NULL,'2026-11-21T09:22:36.369+00:00','sent',1795252952791);
INSERT INTO "outbox" VALUES(55,1,'prompt','{}',NULL,'2026-11-21T09:22:36.384+00:00','sent',1795252952791);
INSERT INTO "outbox" VALUES(56,1,'prompt','{}',NULL,'2026-11-21T09:22:36.405+00:00','sent',1795252952791);
INSERT INTO "outbox" VALUES(57,1,'prompt','{}',NULL,'2026-11-21T09:22:36.427+00:00','sent',1795252952803);
INSERT INTO "outbox" VALUES(58,1,'prompt','{}',NULL,'2026-11-21T09:22:36.464+00:00','sent',1795252952805);
INSERT INTO "outbox" VALUES(59,2,'prompt','{}',NULL,'2026-11-21T09:22:36.504+00:00','sent',1795252952807);
INSERT INTO "outbox" VALUES(60,2,'prompt','{}',NULL,'2026-11-21T09:22:36.531+00:00','sent',1795252952807);
INSERT INTO "outbox" VALUES(61,2,'prompt','{}',NULL,'2026-11-21T09:22:36.547+00:00','sent',1795252952807);
INSERT INTO "outbox" VALUES(62,2,'prompt','{}',NULL,'2026-11-21T09:22:36.631+00:00','sent',1795252952807);
INSERT INTO "outbox" VALUES(63,2,'receipt','{"response": 3}',NULL,'2026-11-21T09:22:36.664+00:00','sent',1795252952807);
INSERT INTO "outbox" VALUES(64,3,'round_summary','{"round": 1}',NULL,'2026-11-21T09:22:36.738+00:00','sent',1795252952813);
CREATE TABLE parked (
    response_id INTEGER NOT NULL REFERENCES responses (id),
    path TEXT NOT NULL,
    parked_at TEXT NOT NULL,
    PRIMARY KEY (response_id, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    telegram_id INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL
, state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended', 'removed')), accepted_at TEXT NOT NULL DEFAULT '', muted_until TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "people" VALUES(1,700000001,'Auditor One','active','','');
INSERT INTO "people" VALUES(2,700000002,'Auditor Two','active','','');
INSERT INTO "people" VALUES(3,700000003,'Lead Three','active','','');
INSERT INTO "people" VALUES(4,700000004,'Admin Four','active','','');
CREATE TABLE programme_audits (
    assignment_id INTEGER PRIMARY KEY REFERENCES assignments (id),
    programme_id INTEGER NOT NULL REFERENCES programmes (id),
    period TEXT NOT NULL,
    worker TEXT NOT NULL,
    team TEXT NOT NULL,
    manner TEXT NOT NULL CHECK (manner IN ('in_line', 'independent'))
) STRICT;
CREATE TABLE programme_quotas (
    programme_id INTEGER NOT NULL REFERENCES programmes (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    manner TEXT NOT NULL CHECK (manner IN ('in_line', 'independent')),
    team TEXT NOT NULL,
    cases INTEGER NOT NULL CHECK (cases > 0),
    PRIMARY KEY (programme_id, person_id, manner)
) STRICT, WITHOUT ROWID;
CREATE TABLE programmes (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    form_key TEXT NOT NULL,
    every TEXT NOT NULL CHECK (every IN ('month', 'quarter')),
    covers_months INTEGER NOT NULL CHECK (covers_months > 0),
    retention_days INTEGER NOT NULL CHECK (retention_days > 0)
) STRICT;
CREATE TABLE prompts (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    spot TEXT NOT NULL,
    shown_at TEXT NOT NULL,
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "prompts" VALUES(700000001,1795252952731,'1:recognition_evidence','2026-11-21T09:22:34.274+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952743,'1:recognition_evidence','2026-11-21T09:22:34.337+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952745,'1:voice_evidence','2026-11-21T09:22:34.481+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952750,'1:voice_evidence','2026-11-21T09:22:34.515+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952752,'1:recording_evidence','2026-11-21T09:22:34.635+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952757,'1:recording_evidence','2026-11-21T09:22:34.684+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952759,'1:assessment_evidence','2026-11-21T09:22:34.883+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952764,'1:assessment_evidence','2026-11-21T09:22:34.922+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952766,'1:supervision_evidence','2026-11-21T09:22:35.151+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952771,'1:supervision_evidence','2026-11-21T09:22:35.215+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952773,'1:intervention_evidence','2026-11-21T09:22:35.441+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952778,'1:intervention_evidence','2026-11-21T09:22:35.569+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952780,'1:recommendations','2026-11-21T09:22:35.718+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952784,'1:recommendations','2026-11-21T09:22:35.794+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952786,'','2026-11-21T09:22:36.019+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952789,'stays','2026-11-21T09:22:36.019+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952791,'2:recognition_evidence','2026-11-21T09:22:36.421+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952803,'2:recognition_evidence','2026-11-21T09:22:36.460+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795252952805,'2:recognition_evidence','2026-11-21T09:22:36.495+00:00',1);
INSERT INTO "prompts" VALUES(700000002,1795252952807,'','2026-11-21T09:22:36.695+00:00',1);
CREATE TABLE reminders (
    person_id INTEGER NOT NULL REFERENCES people (id),
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    kind TEXT NOT NULL CHECK (kind IN ('due', 'behind', 'all_in', 'found')),
    day TEXT NOT NULL,
    said_at TEXT NOT NULL,
    PRIMARY KEY (person_id, round_id, kind, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE responses (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL UNIQUE REFERENCES assignments (id),
    form_id INTEGER NOT NULL REFERENCES forms (id),
    state TEXT NOT NULL
        CHECK (state IN ('in_progress', 'submitted', 'returned', 'moderated', 'nil_return', 'unable')),
    incomplete INTEGER NOT NULL DEFAULT 0 CHECK (incomplete IN (0, 1)),
    opened_at TEXT NOT NULL,
    submitted_at TEXT,
    CHECK ((state IN ('in_progress', 'returned')) = (submitted_at IS NULL))
) STRICT;
INSERT INTO "responses" VALUES(1,1,1,'submitted',0,'2026-11-21T09:22:33.643+00:00','2026-11-21T09:22:35.922+00:00');
INSERT INTO "responses" VALUES(2,2,1,'in_progress',0,'2026-11-21T09:22:36.103+00:00',NULL);
INSERT INTO "responses" VALUES(3,3,1,'nil_return',0,'2026-11-21T09:22:36.547+00:00','2026-11-21T09:22:36.664+00:00');
CREATE TABLE round_agencies (
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    place INTEGER NOT NULL,
    PRIMARY KEY (round_id, agency_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "round_agencies" VALUES(1,1,0);
INSERT INTO "round_agencies" VALUES(1,2,1);
CREATE TABLE rounds (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    theme TEXT NOT NULL,
    form_id INTEGER NOT NULL REFERENCES forms (id),
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL CHECK (period_to >= period_from),
    due_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed', 'reported', 'archived')),
    briefing TEXT NOT NULL,
    whom_to_tell TEXT NOT NULL,
    switches TEXT NOT NULL CHECK (json_valid(switches)),
    retention_days INTEGER NOT NULL CHECK (retention_days > 0)
, priority TEXT NOT NULL DEFAULT '', enquiries TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(enquiries)), sharing_agreement TEXT NOT NULL DEFAULT '', dpia TEXT NOT NULL DEFAULT '', signs_off INTEGER NOT NULL DEFAULT 0 CHECK (signs_off IN (0, 1)), found TEXT NOT NULL DEFAULT '', to_be_done TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "rounds" VALUES(1,'neglect-2026','Neglect below the threshold','Neglect',1,'2025-11-01','2026-10-31','2026-12-18','open','','Tell your safeguarding lead, then children''s social care on 01632 960000.','{"overall": true}',365,'','[]','','',0,'','');
CREATE TABLE samples (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    seed TEXT NOT NULL CHECK (seed <> ''),
    size INTEGER NOT NULL CHECK (size > 0),
    strata TEXT NOT NULL CHECK (json_valid(strata)),
    list TEXT NOT NULL CHECK (json_valid(list)),
    drawn TEXT NOT NULL CHECK (json_valid(drawn)),
    drawn_at TEXT NOT NULL
) STRICT;
CREATE TABLE scopings (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    knows TEXT NOT NULL CHECK (knows IN ('child', 'family', 'nobody', 'not_involved')),
    systems TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    said_at TEXT NOT NULL,
    PRIMARY KEY (case_id, agency_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE secrets (
    response_id INTEGER PRIMARY KEY REFERENCES responses (id),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;
INSERT INTO "secrets" VALUES(1,X'C2236EC944F46D851261EC14DA7FE6EBB30D3200DDFC5685BFED70672354435B');
INSERT INTO "secrets" VALUES(2,X'415C0353C019B6F19E2CDDBF6F1AB48A6AE93BCECD01D90A480DE7625AB8B06F');
INSERT INTO "secrets" VALUES(3,X'276CFD4657B555D6600DA3765EE1641F7AE67176C805566C783851FDB7259233');
CREATE TABLE serving (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    bot_id INTEGER NOT NULL,
    since TEXT NOT NULL
) STRICT;
INSERT INTO "serving" VALUES(1,4242,'');
CREATE TABLE sign_offs (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL REFERENCES responses (id),
    person_id INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('signed_off', 'sent_back')),
    why TEXT NOT NULL,
    said_at TEXT NOT NULL
) STRICT;
CREATE TABLE trail (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    action TEXT NOT NULL CHECK (action <> ''),
    record TEXT NOT NULL,
    part TEXT NOT NULL,
    round_id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    response_id INTEGER NOT NULL,
    why TEXT NOT NULL,
    content TEXT NOT NULL CHECK (length(content) IN (0, 64)),
    prev TEXT NOT NULL CHECK (length(prev) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO "trail" VALUES(1,'2026-11-21T09:22:32.825+00:00','migration','trail.began','','',0,0,0,'','','0000000000000000000000000000000000000000000000000000000000000000','7e890f6bd881e036091d6f160983413d26c085659b5142f09ea471a93b35aa13');
INSERT INTO "trail" VALUES(2,'2026-11-21T09:22:32.991+00:00','cli','form.pinned','form:1','',0,0,0,'','','7e890f6bd881e036091d6f160983413d26c085659b5142f09ea471a93b35aa13','b36b6b88e4ffa6c0a646431c406702e53e3dccde54251ad09ebf49c5f7c60923');
INSERT INTO "trail" VALUES(3,'2026-11-21T09:22:32.991+00:00','cli','round.added','round:1','',1,0,0,'','','b36b6b88e4ffa6c0a646431c406702e53e3dccde54251ad09ebf49c5f7c60923','467804b0ec9288efd1f604ed7586ea0db3c99a052866c914a94cfb244b693aa6');
INSERT INTO "trail" VALUES(4,'2026-11-21T09:22:32.991+00:00','cli','agency.added','agency:1','',0,0,0,'','','467804b0ec9288efd1f604ed7586ea0db3c99a052866c914a94cfb244b693aa6','17bf8c5754df0b5e1ea8458117c37071c6feba9af52f9f69b048552af86b6787');
INSERT INTO "trail" VALUES(5,'2026-11-21T09:22:32.991+00:00','cli','agency.added','agency:2','',0,0,0,'','','17bf8c5754df0b5e1ea8458117c37071c6feba9af52f9f69b048552af86b6787','ddd557d8be90cfb3b9fe21174ad38839f3fffb784ccf36e779bdee9aff41dec2');
INSERT INTO "trail" VALUES(6,'2026-11-21T09:22:32.991+00:00','cli','round.seated','round:1','agency:1,agency:2',1,0,0,'','','ddd557d8be90cfb3b9fe21174ad38839f3fffb784ccf36e779bdee9aff41dec2','ada10385767ee6c1121770d23c1dc7061be6fe70d63a1cf3ad63f9882c4e95aa');
INSERT INTO "trail" VALUES(7,'2026-11-21T09:22:32.991+00:00','cli','person.added','person:1','',0,0,0,'','','ada10385767ee6c1121770d23c1dc7061be6fe70d63a1cf3ad63f9882c4e95aa','260222104979717467127d2f9b6759c52ec99d0c742550eeb78822dd20214172');
INSERT INTO "trail" VALUES(8,'2026-11-21T09:22:32.991+00:00','cli','person.joined','person:1','auditor,agency:1',1,0,0,'','','260222104979717467127d2f9b6759c52ec99d0c742550eeb78822dd20214172','f343bdb4dca6405f3090380436e3ebe0f1d2852a11b90f02f0545b932568c7da');
INSERT INTO "trail" VALUES(9,'2026-11-21T09:22:32.991+00:00','cli','person.added','person:2','',0,0,0,'','','f343bdb4dca6405f3090380436e3ebe0f1d2852a11b90f02f0545b932568c7da','c4fffe76da372be8d90d085c4889a24ad4dd4924f07b2377a819acdfc5b34d13');
INSERT INTO "trail" VALUES(10,'2026-11-21T09:22:32.991+00:00','cli','person.joined','person:2','auditor,agency:2',1,0,0,'','','c4fffe76da372be8d90d085c4889a24ad4dd4924f07b2377a819acdfc5b34d13','7db23f2852d901b1d70674821fbeff8281cc86575765e8663016663ad5b8386e');
INSERT INTO "trail" VALUES(11,'2026-11-21T09:22:32.991+00:00','cli','person.added','person:3','',0,0,0,'','','7db23f2852d901b1d70674821fbeff8281cc86575765e8663016663ad5b8386e','e3740805c4793f94a465c357902abfcea2db1c292d93a15e614a4c7e3aac6d1d');
INSERT INTO "trail" VALUES(12,'2026-11-21T09:22:32.991+00:00','cli','person.joined','person:3','lead',1,0,0,'','','e3740805c4793f94a465c357902abfcea2db1c292d93a15e614a4c7e3aac6d1d','a3ef57461fb52ce8c483b1551e4624e2cde86ffbd0a2b791c4b0e6ac034c64b1');
INSERT INTO "trail" VALUES(13,'2026-11-21T09:22:32.991+00:00','cli','person.added','person:4','',0,0,0,'','','a3ef57461fb52ce8c483b1551e4624e2cde86ffbd0a2b791c4b0e6ac034c64b1','bc9442a93a06b65fa11901faf5097675170e304a9a15258a963a09f3eaf0498c');
INSERT INTO "trail" VALUES(14,'2026-11-21T09:22:32.991+00:00','cli','person.joined','person:4','admin',1,0,0,'','','bc9442a93a06b65fa11901faf5097675170e304a9a15258a963a09f3eaf0498c','f7e61ffb2ce1018474106c922dad411a74f9f65ce3e49c76f3748a4f5efcf898');
INSERT INTO "trail" VALUES(15,'2026-11-21T09:22:32.991+00:00','cli','case.added','case:1','',1,1,0,'','','f7e61ffb2ce1018474106c922dad411a74f9f65ce3e49c76f3748a4f5efcf898','47bccf63507b3aa4a67ae6dea14bcb0a620688437865926754460ed48ec93083');
INSERT INTO "trail" VALUES(16,'2026-11-21T09:22:32.991+00:00','cli','case.added','case:2','',1,2,0,'','','47bccf63507b3aa4a67ae6dea14bcb0a620688437865926754460ed48ec93083','7ae7711be7f1cd281a3bbcd941760b551dba84eec48a4445a359905e4d422f26');
INSERT INTO "trail" VALUES(17,'2026-11-21T09:22:32.991+00:00','cli','assignment.added','assignment:1','person:1',1,1,0,'','','7ae7711be7f1cd281a3bbcd941760b551dba84eec48a4445a359905e4d422f26','74360964828bcf7b0b60cd8863f51fbdf76d4f15367837aac6b987266d980bd4');
INSERT INTO "trail" VALUES(18,'2026-11-21T09:22:32.991+00:00','cli','assignment.added','assignment:2','person:1',1,2,0,'','','74360964828bcf7b0b60cd8863f51fbdf76d4f15367837aac6b987266d980bd4','43beeaffe203a4695717b95a8f7f62bbd5f02ed72ddd7cb7e7efcf58a028f6ba');
INSERT INTO "trail" VALUES(19,'2026-11-21T09:22:32.991+00:00','cli','assignment.added','assignment:3','person:2',1,1,0,'','','43beeaffe203a4695717b95a8f7f62bbd5f02ed72ddd7cb7e7efcf58a028f6ba','045b39b78678e378c4d269b5c208d61668e33e40822a9c147749b78ba3306b15');
INSERT INTO "trail" VALUES(20,'2026-11-21T09:22:33.411+00:00','person:1','person.signed_in','person:1','',0,0,0,'','','045b39b78678e378c4d269b5c208d61668e33e40822a9c147749b78ba3306b15','be741ad8e94496f5422058568246c3a18bb016fea40586cfcc5d7f6cc723d517');
INSERT INTO "trail" VALUES(21,'2026-11-21T09:22:33.643+00:00','person:1','response.opened','response:1','',1,1,1,'','82631a1cc30bfb5f87c76b755100c5498c8eea793c53c9d35e1ae979b1efe3df','be741ad8e94496f5422058568246c3a18bb016fea40586cfcc5d7f6cc723d517','6077188b98436dd71dd096279f02d3c4d0c3bee947c875621d4163242d66bce0');
INSERT INTO "trail" VALUES(22,'2026-11-21T09:22:33.710+00:00','person:1','answer.final','answer:1','whose_record',1,1,1,'','6188cb844c4262c19914e3311128747e7ab7a90928421472cab989eaa688bc03','6077188b98436dd71dd096279f02d3c4d0c3bee947c875621d4163242d66bce0','98b7c0952ad77d05743a95bb317d94bb7aa4dcc17c7a0f8de6729767928df87b');
INSERT INTO "trail" VALUES(23,'2026-11-21T09:22:33.765+00:00','person:1','answer.draft','answer:2','systems_read',1,1,1,'','147827513068ee18b7afbb44bc8ba6246ee105a000e831fdfdb61260819426b1','98b7c0952ad77d05743a95bb317d94bb7aa4dcc17c7a0f8de6729767928df87b','fabc55b4047efe847779d5cf4de6811a2eddeb4d0f23ac1a9af0ef6058a1640b');
INSERT INTO "trail" VALUES(24,'2026-11-21T09:22:33.801+00:00','person:1','answer.final','answer:3','systems_read',1,1,1,'','c15a3f01f5a03b86f62c29ea536222248d4908bcb72790d91606d06fff1abe3f','fabc55b4047efe847779d5cf4de6811a2eddeb4d0f23ac1a9af0ef6058a1640b','aaa82ec470548ba4c51fb8fead97fa961f13abf45c721dedece00b1810795199');
INSERT INTO "trail" VALUES(25,'2026-11-21T09:22:33.848+00:00','person:1','answer.final','answer:4','own_work',1,1,1,'','f3e9f7894f8594745627487974ed9ae582c93302a26e509b42aeab2db6045bfe','aaa82ec470548ba4c51fb8fead97fa961f13abf45c721dedece00b1810795199','af041258d6a7cb9586e9b2dacb3b5f0c0580c6df77140a6d86da397492da5987');
INSERT INTO "trail" VALUES(26,'2026-11-21T09:22:33.899+00:00','person:1','answer.draft','answer:5','record_states',1,1,1,'','d15529b17f06278ac02e54fadae5761718bb54a210de1b7053480dbdc99260f4','af041258d6a7cb9586e9b2dacb3b5f0c0580c6df77140a6d86da397492da5987','440312ecbe25d1326b110c021280072575778727d4c386795f40a687d602d0aa');
INSERT INTO "trail" VALUES(27,'2026-11-21T09:22:34.158+00:00','person:1','answer.final','answer:6','record_states',1,1,1,'','6fc2923217aab4e7db82297d3058ee2c2458537999618d1fbd9def456d878c14','440312ecbe25d1326b110c021280072575778727d4c386795f40a687d602d0aa','c5024b6005efc467bd304ddbb35f340bbae538539ccfd1caab779f025a8b5eee');
INSERT INTO "trail" VALUES(28,'2026-11-21T09:22:34.200+00:00','person:1','answer.final','answer:7','recognition_history',1,1,1,'','69371f296e647a2fedd2e53c954b250442b4c5203c86597da7328c3aa0362ed4','c5024b6005efc467bd304ddbb35f340bbae538539ccfd1caab779f025a8b5eee','d8738758134fcd1338eb59c41e19ee2772e79e4ebc954b66a594c99df1eb60d1');
INSERT INTO "trail" VALUES(29,'2026-11-21T09:22:34.244+00:00','person:1','answer.final','answer:8','recognition_requests',1,1,1,'','2755d0438978aec7d7850cc12c0166b2db271e83986fbe3c2236e87d91ace7c0','d8738758134fcd1338eb59c41e19ee2772e79e4ebc954b66a594c99df1eb60d1','879c7a47052677477c65b6facff7e6160b2d343ccaf307d6daac8a5126cac7bf');
INSERT INTO "trail" VALUES(30,'2026-11-21T09:22:34.282+00:00','person:1','answer.draft','answer:9','recognition_evidence',1,1,1,'','1d5f874291bd58ff534e5465f8d2683f678a452208cf728ae86422d95ac8e3cf','879c7a47052677477c65b6facff7e6160b2d343ccaf307d6daac8a5126cac7bf','ea7f0f6d727acafe17416bcd07047a005c728b47bbcec7cfd446ceed15539fae');
INSERT INTO "trail" VALUES(31,'2026-11-21T09:22:34.344+00:00','person:1','answer.final','answer:10','recognition_evidence',1,1,1,'','4aebc0735f9ac19debd8f6869c5770aecb35c78dc5dff4606252a516c0868364','ea7f0f6d727acafe17416bcd07047a005c728b47bbcec7cfd446ceed15539fae','a164f56b8dff0e79a0dbe5ef333d3047121674ac6bbd3f96d6defe16e5b2ac94');
INSERT INTO "trail" VALUES(32,'2026-11-21T09:22:34.387+00:00','person:1','answer.final','answer:11','recognition_grade',1,1,1,'','a1391c4e5d4a15759f94fd72ef08d1bbd7e97a78561ffd927fef853e0691f6a8','a164f56b8dff0e79a0dbe5ef333d3047121674ac6bbd3f96d6defe16e5b2ac94','28a2e4eaa8ca0dde434b12ea514a6c1ab26a359a51946d4bc20fa40f350aebc6');
INSERT INTO "trail" VALUES(33,'2026-11-21T09:22:34.427+00:00','person:1','answer.final','answer:12','voice_child_seen',1,1,1,'','550d5cac9414a434ef7cce1bf813c1c51af025f4a7cade79267d5666b0f68acd','28a2e4eaa8ca0dde434b12ea514a6c1ab26a359a51946d4bc20fa40f350aebc6','85d51816f02dba5454d3b5c2044ecb5d862c8f41d86cbc4fc5181f9b831d0dc9');
INSERT INTO "trail" VALUES(34,'2026-11-21T09:22:34.460+00:00','person:1','answer.final','answer:13','voice_each_child',1,1,1,'','4a6b5d60686d34bf50b5cddc4a5ffde6f68a2ff05fe24e898392db3f3b7d7762','85d51816f02dba5454d3b5c2044ecb5d862c8f41d86cbc4fc5181f9b831d0dc9','ac3a56057b736a483ffed1e3b2bbd2a5aa69748707f6d19c67cdac6c685798af');
INSERT INTO "trail" VALUES(35,'2026-11-21T09:22:34.486+00:00','person:1','answer.draft','answer:14','voice_evidence',1,1,1,'','f51dd1f8cde72473cbe4baf9884648386a11e9035a6ed505ff2069d6eaebcf00','ac3a56057b736a483ffed1e3b2bbd2a5aa69748707f6d19c67cdac6c685798af','3caf0063ed861ed42ae256a815c7ef9af98ed7315a13c890123f23630df87daa');
INSERT INTO "trail" VALUES(36,'2026-11-21T09:22:34.516+00:00','person:1','answer.final','answer:15','voice_evidence',1,1,1,'','7f2da99bb5d8b8a21c1d8338dee00bd952d3454c1ec7c8f48c71b3d5b34fd298','3caf0063ed861ed42ae256a815c7ef9af98ed7315a13c890123f23630df87daa','d2d31654aa5996400b6d36b717812b9f45d5e3073c15be361ce048eddd169fb2');
INSERT INTO "trail" VALUES(37,'2026-11-21T09:22:34.546+00:00','person:1','answer.final','answer:16','voice_grade',1,1,1,'','a29d238bf35048865ee906133f53c89808bbf3f20e07b78e93d8535a340e7fea','d2d31654aa5996400b6d36b717812b9f45d5e3073c15be361ce048eddd169fb2','1fbd9d1da7216690f953dc1b1ed4fc07288e7a7358d8cde1b8a5db0fbd5944ab');
INSERT INTO "trail" VALUES(38,'2026-11-21T09:22:34.587+00:00','person:1','answer.final','answer:17','recording_up_to_date',1,1,1,'','d572d6f5738a7f6a57d17b54c8cf2955ee92add984c9ea6474c47c0f149ae676','1fbd9d1da7216690f953dc1b1ed4fc07288e7a7358d8cde1b8a5db0fbd5944ab','00f2240afdc4bcc0a3b673701a9b9ab8fe13d91f04efc2d21125421be9b7b09f');
INSERT INTO "trail" VALUES(39,'2026-11-21T09:22:34.617+00:00','person:1','answer.final','answer:18','recording_adults',1,1,1,'','a3750cc0dacd41ca4a7e321e34fa1151b97fc2de8b57d76f2680ae0bed87084c','00f2240afdc4bcc0a3b673701a9b9ab8fe13d91f04efc2d21125421be9b7b09f','e4cc9f03c4655fec3746aad9b5e91fc23743c360be423c47dab1a0c253cc8c62');
INSERT INTO "trail" VALUES(40,'2026-11-21T09:22:34.645+00:00','person:1','answer.draft','answer:19','recording_evidence',1,1,1,'','775f9b96e5dc9814baee664a67fa06042e086b9de9baad7b4b26b44e693d235d','e4cc9f03c4655fec3746aad9b5e91fc23743c360be423c47dab1a0c253cc8c62','39212b85a0de5cd4e600cc060d2e5b6b4bda35b32c0b4cbc09ac22a3d697c52c');
INSERT INTO "trail" VALUES(41,'2026-11-21T09:22:34.688+00:00','person:1','answer.final','answer:20','recording_evidence',1,1,1,'','b2930130c7417745876ade72ee5a525e8b87c96e9c4d2486b6a1ec7741e92544','39212b85a0de5cd4e600cc060d2e5b6b4bda35b32c0b4cbc09ac22a3d697c52c','61432755ab0834edb0284a1e9eb3a0ba94e83631d8b6488c64b7a714c347535a');
INSERT INTO "trail" VALUES(42,'2026-11-21T09:22:34.742+00:00','person:1','answer.final','answer:21','recording_grade',1,1,1,'','52da623521d22528e6aea9c8d337da82ada60ab311ad161e8a45562c62a1a01b','61432755ab0834edb0284a1e9eb3a0ba94e83631d8b6488c64b7a714c347535a','29e7dd4c2813987ff2e262b08b125dbb8f2bdeaa9ec24f71ca23a743c75e9d5f');
INSERT INTO "trail" VALUES(43,'2026-11-21T09:22:34.766+00:00','person:1','answer.final','answer:22','assessment_challenge',1,1,1,'','143f9c6671061eabe69e02b6b7450e31e6615cd4417ffdc2a656eb369529d75d','29e7dd4c2813987ff2e262b08b125dbb8f2bdeaa9ec24f71ca23a743c75e9d5f','76c4cb6f68050d3b875d16c52d444f8da199d425944bdc659567edfa1886e694');
INSERT INTO "trail" VALUES(44,'2026-11-21T09:22:34.863+00:00','person:1','answer.final','answer:23','assessment_plan',1,1,1,'','cd277f6ae85ea781b7ce60d82977470b3d01c9b38df029bd7bea80ff7fbaec08','76c4cb6f68050d3b875d16c52d444f8da199d425944bdc659567edfa1886e694','2a902b7f4d2e27efe34b5a16462e3aadb152ded1920e6b441861c752ff0b85cf');
INSERT INTO "trail" VALUES(45,'2026-11-21T09:22:34.891+00:00','person:1','answer.draft','answer:24','assessment_evidence',1,1,1,'','a85b177cf51b9207120efddffa6b72009b8c032f646962b5852b24e9f03a40dc','2a902b7f4d2e27efe34b5a16462e3aadb152ded1920e6b441861c752ff0b85cf','a619716e6870785fdeb91004816984245bd76aa2ef0cc647674ecc6c2602c7b7');
INSERT INTO "trail" VALUES(46,'2026-11-21T09:22:34.930+00:00','person:1','answer.final','answer:25','assessment_evidence',1,1,1,'','1e2fa630aeba7b2a1b6ecc258c7384f46129d4130f01176a305e1c1842c9b1a6','a619716e6870785fdeb91004816984245bd76aa2ef0cc647674ecc6c2602c7b7','9eba101a639d37c0d0ffe87ac6a3c4de2b231ed80a7953418cc417c9400ee227');
INSERT INTO "trail" VALUES(47,'2026-11-21T09:22:35.038+00:00','person:1','answer.final','answer:26','assessment_grade',1,1,1,'','85a899d13112dfdbf31f6133319799729d645b12b8fe210ffef8154d1c2b506c','9eba101a639d37c0d0ffe87ac6a3c4de2b231ed80a7953418cc417c9400ee227','1b7107c48be12109685e17f0bd91af904713f37f953e25103b1f409efa352dcb');
INSERT INTO "trail" VALUES(48,'2026-11-21T09:22:35.082+00:00','person:1','answer.final','answer:27','supervision_oversight',1,1,1,'','520ed7c0f4b359547448d2c66a7e0969134ce22f2455f0ac12fa84fe09e62202','1b7107c48be12109685e17f0bd91af904713f37f953e25103b1f409efa352dcb','71a1e1ea25c32b11b9d52537dfd31f8f68290d283988ab5d00d106882c269c62');
INSERT INTO "trail" VALUES(49,'2026-11-21T09:22:35.131+00:00','person:1','answer.final','answer:28','supervision_disagreement',1,1,1,'','918bd3d1c73aaa0e3dc45ee3785adb0645bbbb8b821f2c8c23a34976d9ae0927','71a1e1ea25c32b11b9d52537dfd31f8f68290d283988ab5d00d106882c269c62','3286be48fa8c3f2f6bb75e5dbfaa2a6c8ff8872fa0d375fb395a2ba27d2a5644');
INSERT INTO "trail" VALUES(50,'2026-11-21T09:22:35.160+00:00','person:1','answer.draft','answer:29','supervision_evidence',1,1,1,'','430424c650d0090419fa17dcdebdc9a8ce5a5a606c5e36f903eca1bf8c07176a','3286be48fa8c3f2f6bb75e5dbfaa2a6c8ff8872fa0d375fb395a2ba27d2a5644','4f28005cfeabd998e273df988682bae2d99b294ffd307aa1103afcb4cf6755e6');
INSERT INTO "trail" VALUES(51,'2026-11-21T09:22:35.230+00:00','person:1','answer.final','answer:30','supervision_evidence',1,1,1,'','bf40c50f44c573415dfc57dcb632cac6c3a5ca8e6b07a187cb4fb1aa9c8ccc16','4f28005cfeabd998e273df988682bae2d99b294ffd307aa1103afcb4cf6755e6','a221cbf1364a9d35ffc9a80bd8a9194013c7bbad790e505a59b0faddf886d0f0');
INSERT INTO "trail" VALUES(52,'2026-11-21T09:22:35.278+00:00','person:1','answer.final','answer:31','supervision_grade',1,1,1,'','6d717ecca74646ec120e73537da9a7daa4d4c6a571be7ccabe7234d3a7cb251b','a221cbf1364a9d35ffc9a80bd8a9194013c7bbad790e505a59b0faddf886d0f0','1785ed3725e13b448c4fd9fb839b3566bdda90995c87a30eb777d9f9bab2acc5');
INSERT INTO "trail" VALUES(53,'2026-11-21T09:22:35.324+00:00','person:1','answer.final','answer:32','intervention_change',1,1,1,'','9d51fceca56af90bed4f53230fc1e56d2f6a70c083db87c4ead81cc5fef52d09','1785ed3725e13b448c4fd9fb839b3566bdda90995c87a30eb777d9f9bab2acc5','44a4d056ca0bbcccacaf31a3bb3275e6eebe6212ef190317f721eebe68aa014a');
INSERT INTO "trail" VALUES(54,'2026-11-21T09:22:35.389+00:00','person:1','answer.final','answer:33','intervention_handover',1,1,1,'','3226dd916f5cf7be0b41b9dcdcb4461673ef06f0f166bd026b384eea9c8c3492','44a4d056ca0bbcccacaf31a3bb3275e6eebe6212ef190317f721eebe68aa014a','0e8167528f3dff94496322645eb6192d5da401c7945cdd8405c2d50a55c1b121');
INSERT INTO "trail" VALUES(55,'2026-11-21T09:22:35.445+00:00','person:1','answer.draft','answer:34','intervention_evidence',1,1,1,'','b86879d3154e29b81082f36bb52cb1066cfb825842ba56397abb87e31a49b448','0e8167528f3dff94496322645eb6192d5da401c7945cdd8405c2d50a55c1b121','e0a756a0a8443c9b313a5db44079adbec7785922064cfb6cbf7f5827306cd9eb');
INSERT INTO "trail" VALUES(56,'2026-11-21T09:22:35.573+00:00','person:1','answer.final','answer:35','intervention_evidence',1,1,1,'','3072147fc1d3e053163c456374633aa6a1178a5b4b9653803be67e60bc5b504e','e0a756a0a8443c9b313a5db44079adbec7785922064cfb6cbf7f5827306cd9eb','7acc1941340bd084cdb2f31c64dc17fec1f4e3bdf27b27c77f6cc597465d7ad3');
INSERT INTO "trail" VALUES(57,'2026-11-21T09:22:35.589+00:00','person:1','answer.final','answer:36','intervention_grade',1,1,1,'','0d355f6d37ad5db8f9ff0b68b5a04ba8c5d262a12d3fcf9114d4f8b183aa7326','7acc1941340bd084cdb2f31c64dc17fec1f4e3bdf27b27c77f6cc597465d7ad3','0c1a2e8bc8d471fed403cc47105e55ddbaa5d42e281ad7dd9b65b9881799981f');
INSERT INTO "trail" VALUES(58,'2026-11-21T09:22:35.651+00:00','person:1','answer.final','answer:37','overall',1,1,1,'','9c0c5201bde067f4e4c4b72259be34b774c8a2140d65792ecb5478a922d307af','0c1a2e8bc8d471fed403cc47105e55ddbaa5d42e281ad7dd9b65b9881799981f','2c612e86df13426373902e95607757a67cd3397648f95d647e857c0964cd0e2d');
INSERT INTO "trail" VALUES(59,'2026-11-21T09:22:35.722+00:00','person:1','answer.draft','answer:38','recommendations',1,1,1,'','73f7958349d7e81f697fc90b1ba5e7aa35caed778d74f0bf356e6a99d9d15a94','2c612e86df13426373902e95607757a67cd3397648f95d647e857c0964cd0e2d','1c7ab0b15c21143e63e4bdc15a8e30ba280630fe47c44a5df721b4fdc7493b09');
INSERT INTO "trail" VALUES(60,'2026-11-21T09:22:35.811+00:00','person:1','answer.final','answer:39','recommendations',1,1,1,'','cb8e0726e4817d6513bcca6044cac92fc65b5e51f79cffe43ef1c3e688827794','1c7ab0b15c21143e63e4bdc15a8e30ba280630fe47c44a5df721b4fdc7493b09','7977d047dbb8ec982f9c3b34d36f97ca9c6a55e9f9e5a0011f4974753faf4349');
INSERT INTO "trail" VALUES(61,'2026-11-21T09:22:35.871+00:00','person:1','answer.final','answer:40','action_now',1,1,1,'','26519f5576fcd52096281b307519b41845289cfe9fcfa4cd54d4b0a3a0eb58a6','7977d047dbb8ec982f9c3b34d36f97ca9c6a55e9f9e5a0011f4974753faf4349','e626236f39fa92dae6510ccadf8ef50532b1e8d1f33cdad6db090d15a3ddccbd');
INSERT INTO "trail" VALUES(62,'2026-11-21T09:22:35.922+00:00','person:1','response.submitted','response:1','',1,1,1,'','9a9df1ea0e406bdf333e0b8f733a873d57ac231ecdd7d7ec3a5ef3a35801bbe4','e626236f39fa92dae6510ccadf8ef50532b1e8d1f33cdad6db090d15a3ddccbd','ceb06ead5f2d7aa22d93d43218e30e26933fdc0ad22d3f8bf42ea4e2166d3549');
INSERT INTO "trail" VALUES(63,'2026-11-21T09:22:35.922+00:00','person:1','summary.viewed','response:1','',1,1,1,'','','ceb06ead5f2d7aa22d93d43218e30e26933fdc0ad22d3f8bf42ea4e2166d3549','3d81ea6ececd9f96fd06b21f1bd48392d54dd721c786764fc711347950410f93');
INSERT INTO "trail" VALUES(64,'2026-11-21T09:22:36.103+00:00','person:1','response.opened','response:2','',1,2,2,'','0caadb118f26c2d93afcffdf1964bac4e6df706b4d9527ddeb489250fb87c6f9','3d81ea6ececd9f96fd06b21f1bd48392d54dd721c786764fc711347950410f93','0d9d8e0d71dfcf209a78df5f4358b1820bb6b63f55488aecadf825b35b32fff6');
INSERT INTO "trail" VALUES(65,'2026-11-21T09:22:36.144+00:00','person:1','answer.final','answer:41','whose_record',1,2,2,'','43fb797b12e913b3d8522540d3690c446a4651108e533f8f259800a56cb72a9a','0d9d8e0d71dfcf209a78df5f4358b1820bb6b63f55488aecadf825b35b32fff6','ed2028ba411f75a542f08e88fbb04d2629041cf07aa109887658f76406ee2436');
INSERT INTO "trail" VALUES(66,'2026-11-21T09:22:36.203+00:00','person:1','answer.draft','answer:42','systems_read',1,2,2,'','f7c836732de941031f3ba4c9dcaca69329d6d0eaf9f6a6a0107c08e2ddf34078','ed2028ba411f75a542f08e88fbb04d2629041cf07aa109887658f76406ee2436','ec990a82d3277d372c282a3b0acb8e80affce940f670d5a7e6f17ce868fbdde7');
INSERT INTO "trail" VALUES(67,'2026-11-21T09:22:36.241+00:00','person:1','answer.final','answer:43','systems_read',1,2,2,'','c3c257bbdf6bcaf7589d34d9eaf988c3daa54ed1d44a86884fadc1f1f63e4095','ec990a82d3277d372c282a3b0acb8e80affce940f670d5a7e6f17ce868fbdde7','6cbf6dc22708b56b465a8bd84fe2b988d82b97818853ca08eb56ffb8fad2a7d8');
INSERT INTO "trail" VALUES(68,'2026-11-21T09:22:36.302+00:00','person:1','answer.final','answer:44','own_work',1,2,2,'','925603aad35f9300d502df2f1fcc33ff4433bb44c68a8b3475d20ecb40933b19','6cbf6dc22708b56b465a8bd84fe2b988d82b97818853ca08eb56ffb8fad2a7d8','165b2fe0bb72a94445d241e8852abce0b0a2abb9535d08a03f30cbe7c89c0594');
INSERT INTO "trail" VALUES(69,'2026-11-21T09:22:36.330+00:00','person:1','answer.draft','answer:45','record_states',1,2,2,'','bd7ce6b128f0c1e97b2f54550ad5b07fde4a63b4e348f4a9291cbd7843f1e9f0','165b2fe0bb72a94445d241e8852abce0b0a2abb9535d08a03f30cbe7c89c0594','47dbbb77b12269b1139ee981ea06405d96346d8cd5a0f99eb6bdb5fce99fa48e');
INSERT INTO "trail" VALUES(70,'2026-11-21T09:22:36.369+00:00','person:1','answer.final','answer:46','record_states',1,2,2,'','af5cc822da48edb9d6e20df1b4d0051a14636af11c056fef6740ae57e2f60494','47dbbb77b12269b1139ee981ea06405d96346d8cd5a0f99eb6bdb5fce99fa48e','e767d6fcd0734d830fb0ab74f4490d18c14e66c7f3196a1fbb4e58ab48fb909c');
INSERT INTO "trail" VALUES(71,'2026-11-21T09:22:36.384+00:00','person:1','answer.final','answer:47','recognition_history',1,2,2,'','9edba808046b3eb7fbcdf6d100305f68874c15906d4fa63dc65f87be29711ac3','e767d6fcd0734d830fb0ab74f4490d18c14e66c7f3196a1fbb4e58ab48fb909c','30e7ce83f3ab3f3a61d0f18eca4f7c79537d00b188e734585aedddc6c38c2ae4');
INSERT INTO "trail" VALUES(72,'2026-11-21T09:22:36.405+00:00','person:1','answer.final','answer:48','recognition_requests',1,2,2,'','419b406a99b636e8fbb64390f41eb559188629c9d985b39a687b281c8de99b0e','30e7ce83f3ab3f3a61d0f18eca4f7c79537d00b188e734585aedddc6c38c2ae4','4a2bb97024b9ee2d85b88af7a07e81ca177b85e64404ad890f5db43ec5783afc');
INSERT INTO "trail" VALUES(73,'2026-11-21T09:22:36.427+00:00','person:1','answer.draft','answer:49','recognition_evidence',1,2,2,'','df2cb4973e4ddf2aa980b6af85632398b8c71d4ee4582d7f3d304f2312c47ed0','4a2bb97024b9ee2d85b88af7a07e81ca177b85e64404ad890f5db43ec5783afc','ea4c8f6c05dd4a6aa045e3940a5edc340713f5e776622be3861faa284614310d');
INSERT INTO "trail" VALUES(74,'2026-11-21T09:22:36.464+00:00','person:1','answer.draft','answer:50','recognition_evidence',1,2,2,'','227e59ea1500791b94c1ff6a8997704b9ac9bd9deb73856103d193e62b69bf45','ea4c8f6c05dd4a6aa045e3940a5edc340713f5e776622be3861faa284614310d','ad21a84cda5aa74dc55a18ae0da88989a966c2c210ed317a4b48726ab0daa37b');
INSERT INTO "trail" VALUES(75,'2026-11-21T09:22:36.504+00:00','person:2','person.signed_in','person:2','',0,0,0,'','','ad21a84cda5aa74dc55a18ae0da88989a966c2c210ed317a4b48726ab0daa37b','fef9538099bd1895364c2456486b8470e765ce063f0bcd99cd75bcd76704bd96');
INSERT INTO "trail" VALUES(76,'2026-11-21T09:22:36.547+00:00','person:2','response.opened','response:3','',1,1,3,'','6a4d0320bcaeb7ca5674d8f32628e12738565ec2d5a560b2a9f1bd4edba56ccb','fef9538099bd1895364c2456486b8470e765ce063f0bcd99cd75bcd76704bd96','05e5ce50ffe383017122582d37cff06c263271b6fd45b531d5961b9a6a573ab4');
INSERT INTO "trail" VALUES(77,'2026-11-21T09:22:36.547+00:00','person:2','answer.draft','answer:51','@nil_return',1,1,3,'','1675e48cb26f8091ca52a3a2bcb65ddc9a988643f5a95fef08e2e3ed1e26f951','05e5ce50ffe383017122582d37cff06c263271b6fd45b531d5961b9a6a573ab4','724c527fa7059a11b2ff08bb6153359664f79abb226c55ff732ab5a335aa037a');
INSERT INTO "trail" VALUES(78,'2026-11-21T09:22:36.631+00:00','person:2','answer.draft','answer:52','@nil_return',1,1,3,'','ce823de334508c0163a43c9857c33581fdfd1ad409ca410b103fc967919a1955','724c527fa7059a11b2ff08bb6153359664f79abb226c55ff732ab5a335aa037a','e86a3a5ed1f44614185867e13039742cf9f2fe5db172cc86913fea97ed521f3e');
INSERT INTO "trail" VALUES(79,'2026-11-21T09:22:36.664+00:00','person:2','answer.final','answer:53','@nil_return',1,1,3,'','4416a1db4f761be51d8880aa4886eb597fcc203a8c8e70a1407ed5826d2ca4b0','e86a3a5ed1f44614185867e13039742cf9f2fe5db172cc86913fea97ed521f3e','3f519f1275dfb93e97af1558ffe6d482aa2fc6f407802c57c8c88f42a01cdcf5');
INSERT INTO "trail" VALUES(80,'2026-11-21T09:22:36.664+00:00','person:2','response.nil_return','response:3','',1,1,3,'','16c01fa138169a6b10b9f282bfbcb489aafa2161f85cf8837c3b77e84506b415','3f519f1275dfb93e97af1558ffe6d482aa2fc6f407802c57c8c88f42a01cdcf5','598e09ed48d9a52b14f72c8adb220a1a462eeb2e754d3bcf8d7ce1083d981bc4');
INSERT INTO "trail" VALUES(81,'2026-11-21T09:22:36.738+00:00','person:3','summary.viewed','round:1','',1,0,0,'','','598e09ed48d9a52b14f72c8adb220a1a462eeb2e754d3bcf8d7ce1083d981bc4','f8df5ae0aafa542b02649febfef56bf766e3028c139b11cd83d6b055dd9b2d15');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX assignments_by_person ON assignments (person_id);
CREATE INDEX assignments_by_case ON assignments (case_id);
CREATE INDEX answers_by_response ON answers (response_id, id);
CREATE TRIGGER answers_never_change BEFORE UPDATE ON answers
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER answers_never_go BEFORE DELETE ON answers
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE response_id = OLD.response_id AND closed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'answers go only by an erasure'); END;
CREATE TRIGGER answers_only_while_open BEFORE INSERT ON answers
WHEN (SELECT state FROM responses WHERE id = NEW.response_id) NOT IN ('in_progress', 'returned')
BEGIN SELECT RAISE(ABORT, 'the return has gone in'); END;
CREATE INDEX inbox_to_do ON inbox (bot_id, update_id) WHERE state = 'new';
CREATE INDEX outbox_to_do ON outbox (person_id, id) WHERE state = 'due';
CREATE INDEX answers_by_message ON answers (person_id, message_id) WHERE message_id IS NOT NULL;
CREATE TRIGGER secrets_never_change BEFORE UPDATE ON secrets
BEGIN SELECT RAISE(ABORT, 'a secret is never changed'); END;
CREATE TRIGGER secrets_never_come_again BEFORE INSERT ON secrets
WHEN EXISTS (SELECT 1 FROM secrets WHERE response_id = NEW.response_id)
BEGIN SELECT RAISE(ABORT, 'a secret is never changed'); END;
CREATE TRIGGER secrets_never_go BEFORE DELETE ON secrets
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE response_id = OLD.response_id AND closed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'secrets go only by an erasure'); END;
CREATE TRIGGER trail_never_changes BEFORE UPDATE ON trail
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
CREATE TRIGGER trail_never_goes BEFORE DELETE ON trail
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
CREATE TRIGGER trail_only_grows BEFORE INSERT ON trail
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM trail)
BEGIN SELECT RAISE(ABORT, 'the trail only grows at its end'); END;
CREATE UNIQUE INDEX memberships_once
    ON memberships (person_id, coalesce(round_id, 0), role, coalesce(agency_id, 0));
CREATE INDEX memberships_by_round ON memberships (round_id);
CREATE INDEX sign_offs_by_response ON sign_offs (response_id, id);
COMMIT;
