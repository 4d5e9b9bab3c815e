BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'casewalk','m0001_first','2026-11-21 07:48:48.221642+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'casewalk','m0002_answers_by_message','2026-11-21 07:48:48.222741+00:00');
CREATE TABLE agencies (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;
INSERT INTO "agencies" VALUES(1,'school_nursing','School nursing');
INSERT INTO "agencies" VALUES(2,'police','Police');
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
INSERT INTO "answers" VALUES(1,1,1,'whose_record','{"choice": "child"}','final',NULL,'2026-11-21T07:48:48.386+00:00');
INSERT INTO "answers" VALUES(2,1,1,'systems_read','{"choices": ["main"]}','draft',NULL,'2026-11-21T07:48:48.397+00:00');
INSERT INTO "answers" VALUES(3,1,1,'systems_read','{"choices": ["main"]}','final',NULL,'2026-11-21T07:48:48.408+00:00');
INSERT INTO "answers" VALUES(4,1,1,'own_work','{"choice": "no"}','final',NULL,'2026-11-21T07:48:48.419+00:00');
INSERT INTO "answers" VALUES(5,1,1,'record_states','{"choices": ["ethnicity"]}','draft',NULL,'2026-11-21T07:48:48.428+00:00');
INSERT INTO "answers" VALUES(6,1,1,'record_states','{"choices": ["ethnicity"]}','final',NULL,'2026-11-21T07:48:48.439+00:00');
INSERT INTO "answers" VALUES(7,1,1,'recognition_history','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:48.452+00:00');
INSERT INTO "answers" VALUES(8,1,1,'recognition_requests','{"choice": "answered"}','final',NULL,'2026-11-21T07:48:48.462+00:00');
INSERT INTO "answers" VALUES(9,1,1,'recognition_evidence','{"text": "Seen alone at home and at school."}','draft',1795247328222,'2026-11-21T07:48:48.471+00:00');
INSERT INTO "answers" VALUES(10,1,1,'recognition_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:48.482+00:00');
INSERT INTO "answers" VALUES(11,1,1,'recognition_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:48.494+00:00');
INSERT INTO "answers" VALUES(12,1,1,'voice_child_seen','{"choice": "heard_alone"}','final',NULL,'2026-11-21T07:48:48.505+00:00');
INSERT INTO "answers" VALUES(13,1,1,'voice_each_child','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:48.517+00:00');
INSERT INTO "answers" VALUES(14,1,1,'voice_evidence','{"text": "Seen alone at home and at school."}','draft',1795247328228,'2026-11-21T07:48:48.526+00:00');
INSERT INTO "answers" VALUES(15,1,1,'voice_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:48.538+00:00');
INSERT INTO "answers" VALUES(16,1,1,'voice_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:48.550+00:00');
INSERT INTO "answers" VALUES(17,1,1,'recording_up_to_date','{"choice": "current_with"}','final',NULL,'2026-11-21T07:48:48.561+00:00');
INSERT INTO "answers" VALUES(18,1,1,'recording_adults','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:48.573+00:00');
INSERT INTO "answers" VALUES(19,1,1,'recording_evidence','{"text": "Seen alone at home and at school."}','draft',1795247328234,'2026-11-21T07:48:48.584+00:00');
INSERT INTO "answers" VALUES(20,1,1,'recording_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:48.594+00:00');
INSERT INTO "answers" VALUES(21,1,1,'recording_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:48.605+00:00');
INSERT INTO "answers" VALUES(22,1,1,'assessment_challenge','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:48.615+00:00');
INSERT INTO "answers" VALUES(23,1,1,'assessment_plan','{"choice": "kept"}','final',NULL,'2026-11-21T07:48:48.625+00:00');
INSERT INTO "answers" VALUES(24,1,1,'assessment_evidence','{"text": "Seen alone at home and at school."}','draft',1795247328240,'2026-11-21T07:48:48.635+00:00');
INSERT INTO "answers" VALUES(25,1,1,'assessment_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:48.644+00:00');
INSERT INTO "answers" VALUES(26,1,1,'assessment_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:48.655+00:00');
INSERT INTO "answers" VALUES(27,1,1,'supervision_oversight','{"choice": "with_reasons"}','final',NULL,'2026-11-21T07:48:48.666+00:00');
INSERT INTO "answers" VALUES(28,1,1,'supervision_disagreement','{"choice": "agreed"}','final',NULL,'2026-11-21T07:48:48.676+00:00');
INSERT INTO "answers" VALUES(29,1,1,'supervision_evidence','{"text": "Seen alone at home and at school."}','draft',1795247328246,'2026-11-21T07:48:48.685+00:00');
INSERT INTO "answers" VALUES(30,1,1,'supervision_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:48.697+00:00');
INSERT INTO "answers" VALUES(31,1,1,'supervision_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:48.709+00:00');
INSERT INTO "answers" VALUES(32,1,1,'intervention_change','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:48.721+00:00');
INSERT INTO "answers" VALUES(33,1,1,'intervention_handover','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:48.731+00:00');
INSERT INTO "answers" VALUES(34,1,1,'intervention_evidence','{"text": "Seen alone at home and at school."}','draft',1795247328252,'2026-11-21T07:48:48.741+00:00');
INSERT INTO "answers" VALUES(35,1,1,'intervention_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:48.751+00:00');
INSERT INTO "answers" VALUES(36,1,1,'intervention_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:48.762+00:00');
INSERT INTO "answers" VALUES(37,1,1,'overall','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:48.770+00:00');
INSERT INTO "answers" VALUES(38,1,1,'recommendations','{"text": "Seen alone at home and at school."}','draft',1795247328257,'2026-11-21T07:48:48.777+00:00');
INSERT INTO "answers" VALUES(39,1,1,'recommendations','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:48.785+00:00');
INSERT INTO "answers" VALUES(40,1,1,'action_now','{"choice": "no"}','final',NULL,'2026-11-21T07:48:48.792+00:00');
INSERT INTO "answers" VALUES(41,2,1,'whose_record','{"choice": "child"}','final',NULL,'2026-11-21T07:48:48.881+00:00');
INSERT INTO "answers" VALUES(42,2,1,'own_work','{"choice": "no"}','final',NULL,'2026-11-21T07:48:48.895+00:00');
INSERT INTO "answers" VALUES(43,2,1,'record_states','{"choices": ["ethnicity"]}','draft',NULL,'2026-11-21T07:48:48.901+00:00');
INSERT INTO "answers" VALUES(44,2,1,'record_states','{"choices": ["ethnicity"]}','final',NULL,'2026-11-21T07:48:48.908+00:00');
INSERT INTO "answers" VALUES(45,2,1,'recognition_history','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:48.914+00:00');
INSERT INTO "answers" VALUES(46,2,1,'recognition_requests','{"choice": "answered"}','final',NULL,'2026-11-21T07:48:48.921+00:00');
INSERT INTO "answers" VALUES(47,2,1,'recognition_evidence','{"text": "A first part."}','draft',1795247328274,'2026-11-21T07:48:48.927+00:00');
INSERT INTO "answers" VALUES(48,2,1,'recognition_evidence','{"text": "A second part."}','draft',1795247328276,'2026-11-21T07:48:48.934+00:00');
INSERT INTO "answers" VALUES(49,3,2,'@nil_return','null','draft',NULL,'2026-11-21T07:48:48.951+00:00');
INSERT INTO "answers" VALUES(50,3,2,'@nil_return','{"choice": "nobody_known"}','draft',NULL,'2026-11-21T07:48:48.962+00:00');
INSERT INTO "answers" VALUES(51,3,2,'@nil_return','{"choice": "nobody_known"}','final',NULL,'2026-11-21T07:48:48.970+00:00');
CREATE TABLE assignments (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    case_id INTEGER REFERENCES cases (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    form_id INTEGER NOT NULL REFERENCES forms (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('first', 'second', 'panel')),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    UNIQUE (round_id, case_id, agency_id, purpose)
) STRICT;
INSERT INTO "assignments" VALUES(1,1,1,1,1,1,'first',0);
INSERT INTO "assignments" VALUES(2,1,2,1,1,1,'first',0);
INSERT INTO "assignments" VALUES(3,1,1,2,2,1,'first',0);
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
INSERT INTO "inbox" VALUES(4242,1795247328210,'','done',0,'2026-11-21T07:48:48.292+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328211,'','done',0,'2026-11-21T07:48:48.336+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328212,'','done',0,'2026-11-21T07:48:48.355+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328213,'','done',0,'2026-11-21T07:48:48.383+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328214,'','done',0,'2026-11-21T07:48:48.394+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328215,'','done',0,'2026-11-21T07:48:48.405+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328216,'','done',0,'2026-11-21T07:48:48.416+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328217,'','done',0,'2026-11-21T07:48:48.426+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328218,'','done',0,'2026-11-21T07:48:48.437+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328219,'','done',0,'2026-11-21T07:48:48.449+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328220,'','done',0,'2026-11-21T07:48:48.460+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328221,'','done',0,'2026-11-21T07:48:48.469+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328222,'','done',0,'2026-11-21T07:48:48.480+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328223,'','done',0,'2026-11-21T07:48:48.492+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328224,'','done',0,'2026-11-21T07:48:48.503+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328225,'','done',0,'2026-11-21T07:48:48.515+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328226,'','done',0,'2026-11-21T07:48:48.524+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328227,'','done',0,'2026-11-21T07:48:48.535+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328228,'','done',0,'2026-11-21T07:48:48.547+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328229,'','done',0,'2026-11-21T07:48:48.559+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328230,'','done',0,'2026-11-21T07:48:48.571+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328231,'','done',0,'2026-11-21T07:48:48.582+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328232,'','done',0,'2026-11-21T07:48:48.592+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328233,'','done',0,'2026-11-21T07:48:48.604+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328234,'','done',0,'2026-11-21T07:48:48.613+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328235,'','done',0,'2026-11-21T07:48:48.623+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328236,'','done',0,'2026-11-21T07:48:48.633+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328237,'','done',0,'2026-11-21T07:48:48.642+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328238,'','done',0,'2026-11-21T07:48:48.653+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328239,'','done',0,'2026-11-21T07:48:48.664+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328240,'','done',0,'2026-11-21T07:48:48.674+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328241,'','done',0,'2026-11-21T07:48:48.683+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328242,'','done',0,'2026-11-21T07:48:48.693+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328243,'','done',0,'2026-11-21T07:48:48.707+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328244,'','done',0,'2026-11-21T07:48:48.719+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328245,'','done',0,'2026-11-21T07:48:48.729+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328246,'','done',0,'2026-11-21T07:48:48.739+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328247,'','done',0,'2026-11-21T07:48:48.750+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328248,'','done',0,'2026-11-21T07:48:48.760+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328249,'','done',0,'2026-11-21T07:48:48.769+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328250,'','done',0,'2026-11-21T07:48:48.775+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328251,'','done',0,'2026-11-21T07:48:48.782+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328252,'','done',0,'2026-11-21T07:48:48.791+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328253,'','done',0,'2026-11-21T07:48:48.815+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328254,'','done',0,'2026-11-21T07:48:48.860+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328255,'','done',0,'2026-11-21T07:48:48.866+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328256,'','done',0,'2026-11-21T07:48:48.873+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328257,'','done',0,'2026-11-21T07:48:48.880+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328258,'','done',0,'2026-11-21T07:48:48.887+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328259,'','done',0,'2026-11-21T07:48:48.893+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328260,'','done',0,'2026-11-21T07:48:48.900+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328261,'','done',0,'2026-11-21T07:48:48.906+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328262,'','done',0,'2026-11-21T07:48:48.913+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328263,'','done',0,'2026-11-21T07:48:48.919+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328264,'','done',0,'2026-11-21T07:48:48.926+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328265,'','done',0,'2026-11-21T07:48:48.933+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328266,'','done',0,'2026-11-21T07:48:48.939+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328267,'','done',0,'2026-11-21T07:48:48.944+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328268,'','done',0,'2026-11-21T07:48:48.950+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328269,'','done',0,'2026-11-21T07:48:48.961+00:00');
INSERT INTO "inbox" VALUES(4242,1795247328270,'','done',0,'2026-11-21T07:48:48.968+00:00');
CREATE TABLE memberships (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    role TEXT NOT NULL CHECK (role IN ('auditor', 'lead', 'admin')),
    agency_id INTEGER REFERENCES agencies (id),
    UNIQUE (person_id, round_id, role)
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
INSERT INTO "outbox" VALUES(1,1,'prompt','{}',NULL,'2026-11-21T07:48:48.293+00:00','sent',1795247328211);
INSERT INTO "outbox" VALUES(2,1,'prompt','{}',NULL,'2026-11-21T07:48:48.339+00:00','sent',1795247328211);
INSERT INTO "outbox" VALUES(3,1,'prompt','{}',NULL,'2026-11-21T07:48:48.358+00:00','sent',1795247328211);
INSERT INTO "outbox" VALUES(4,1,'prompt','{}',NULL,'2026-11-21T07:48:48.386+00:00','sent',1795247328211);
INSERT INTO "outbox" VALUES(5,1,'prompt','{}',NULL,'2026-11-21T07:48:48.397+00:00','sent',1795247328211);
INSERT INTO "outbox" VALUES(6,1,'prompt','{}',NULL,'2026-11-21T07:48:48.408+00:00','sent',1795247328211);
INSERT INTO "outbox" VALUES(7,1,'prompt','{}',NULL,'2026-11-21T07:48:48.419+00:00','sent',1795247328211);
INSERT INTO "outbox" VALUES(8,1,'prompt','{}',NULL,'2026-11-21T07:48:48.428+00:00','sent',1795247328211);
INSERT INTO "outbox" VALUES(9,1,'prompt','{}',NULL,'2026-11-21T07:48:48.439+00:00','sent',1795247328211);
INSERT INTO "outbox" VALUES(10,1,'prompt','{}',NULL,'2026-11-21T07:48:48.452+00:00','sent',1795247328211);
INSERT INTO "outbox" VALUES(11,1,'prompt','{}',NULL,'2026-11-21T07:48:48.462+00:00','sent',1795247328211);
INSERT INTO "outbox" VALUES(12,1,'prompt','{}',NULL,'2026-11-21T07:48:48.471+00:00','sent',1795247328223);
INSERT INTO "outbox" VALUES(13,1,'prompt','{}',NULL,'2026-11-21T07:48:48.482+00:00','sent',1795247328223);
INSERT INTO "outbox" VALUES(14,1,'prompt','{}',NULL,'2026-11-21T07:48:48.494+00:00','sent',1795247328223);
INSERT INTO "outbox" VALUES(15,1,'prompt','{}',NULL,'2026-11-21T07:48:48.505+00:00','sent',1795247328223);
INSERT INTO "outbox" VALUES(16,1,'prompt','{}',NULL,'2026-11-21T07:48:48.517+00:00','sent',1795247328223);
INSERT INTO "outbox" VALUES(17,1,'prompt','{}',NULL,'2026-11-21T07:48:48.526+00:00','sent',1795247328229);
INSERT INTO "outbox" VALUES(18,1,'prompt','{}',NULL,'2026-11-21T07:48:48.538+00:00','sent',1795247328229);
INSERT INTO "outbox" VALUES(19,1,'prompt','{}',NULL,'2026-11-21T07:48:48.550+00:00','sent',1795247328229);
INSERT INTO "outbox" VALUES(20,1,'prompt','{}',NULL,'2026-11-21T07:48:48.561+00:00','sent',1795247328229);
INSERT INTO "outbox" VALUES(21,1,'prompt','{}',NULL,'2026-11-21T07:48:48.573+00:00','sent',1795247328229);
INSERT INTO "outbox" VALUES(22,1,'prompt','{}',NULL,'2026-11-21T07:48:48.584+00:00','sent',1795247328235);
INSERT INTO "outbox" VALUES(23,1,'prompt','{}',NULL,'2026-11-21T07:48:48.594+00:00','sent',1795247328235);
INSERT INTO "outbox" VALUES(24,1,'prompt','{}',NULL,'2026-11-21T07:48:48.605+00:00','sent',1795247328235);
INSERT INTO "outbox" VALUES(25,1,'prompt','{}',NULL,'2026-11-21T07:48:48.615+00:00','sent',1795247328235);
INSERT INTO "outbox" VALUES(26,1,'prompt','{}',NULL,'2026-11-21T07:48:48.625+00:00','sent',1795247328235);
INSERT INTO "outbox" VALUES(27,1,'prompt','{}',NULL,'2026-11-21T07:48:48.635+00:00','sent',1795247328241);
INSERT INTO "outbox" VALUES(28,1,'prompt','{}',NULL,'2026-11-21T07:48:48.644+00:00','sent',1795247328241);
INSERT INTO "outbox" VALUES(29,1,'prompt','{}',NULL,'2026-11-21T07:48:48.655+00:00','sent',1795247328241);
INSERT INTO "outbox" VALUES(30,1,'prompt','{}',NULL,'2026-11-21T07:48:48.666+00:00','sent',1795247328241);
INSERT INTO "outbox" VALUES(31,1,'prompt','{}',NULL,'2026-11-21T07:48:48.676+00:00','sent',1795247328241);
INSERT INTO "outbox" VALUES(32,1,'prompt','{}',NULL,'2026-11-21T07:48:48.685+00:00','sent',1795247328247);
INSERT INTO "outbox" VALUES(33,1,'prompt','{}',NULL,'2026-11-21T07:48:48.697+00:00','sent',1795247328247);
INSERT INTO "outbox" VALUES(34,1,'prompt','{}',NULL,'2026-11-21T07:48:48.709+00:00','sent',1795247328247);
INSERT INTO "outbox" VALUES(35,1,'prompt','{}',NULL,'2026-11-21T07:48:48.721+00:00','sent',1795247328247);
INSERT INTO "outbox" VALUES(36,1,'prompt','{}',NULL,'2026-11-21T07:48:48.731+00:00','sent',1795247328247);
INSERT INTO "outbox" VALUES(37,1,'prompt','{}',NULL,'2026-11-21T07:48:48.741+00:00','sent',1795247328253);
INSERT INTO "outbox" VALUES(38,1,'prompt','{}',NULL,'2026-11-21T07:48:48.751+00:00','sent',1795247328253);
INSERT INTO "outbox" VALUES(39,1,'prompt','{}',NULL,'2026-11-21T07:48:48.762+00:00','sent',1795247328253);
INSERT INTO "outbox" VALUES(40,1,'prompt','{}',NULL,'2026-11-21T07:48:48.770+00:00','sent',1795247328253);
INSERT INTO "outbox" VALUES(41,1,'prompt','{}',NULL,'2026-11-21T07:48:48.777+00:00','sent',1795247328258);
INSERT INTO "outbox" VALUES(42,1,'prompt','{}',NULL,'2026-11-21T07:48:48.785+00:00','sent',1795247328258);
INSERT INTO "outbox" VALUES(43,1,'prompt','{}',NULL,'2026-11-21T07:48:48.792+00:00','sent',1795247328258);
INSERT INTO "outbox" VALUES(44,1,'case_summary','{"response": 1, "next": true}',NULL,'2026-11-21T07:48:48.817+00:00','sent',1795247328262);
INSERT INTO "outbox" VALUES(45,1,'receipt','{"response": 1}',NULL,'2026-11-21T07:48:48.817+00:00','sent',1795247328258);
INSERT INTO "outbox" VALUES(46,1,'prompt','{}',NULL,'2026-11-21T07:48:48.861+00:00','sent',1795247328264);
INSERT INTO "outbox" VALUES(47,1,'prompt','{}',NULL,'2026-11-21T07:48:48.869+00:00','sent',1795247328264);
INSERT INTO "outbox" VALUES(48,1,'prompt','{}',NULL,'2026-11-21T07:48:48.875+00:00','sent',1795247328264);
INSERT INTO "outbox" VALUES(49,1,'prompt','{}',NULL,'2026-11-21T07:48:48.881+00:00','sent',1795247328264);
INSERT INTO "outbox" VALUES(50,1,'prompt','{}',NULL,'2026-11-21T07:48:48.888+00:00','sent',1795247328264);
INSERT INTO "outbox" VALUES(51,1,'prompt','{}',NULL,'2026-11-21T07:48:48.895+00:00','sent',1795247328264);
INSERT INTO "outbox" VALUES(52,1,'prompt','{}',NULL,'2026-11-21T07:48:48.901+00:00','sent',1795247328264);
INSERT INTO "outbox" VALUES(53,1,'prompt','{}',NULL,'2026-11-21T07:48:48.908+00:00','sent',1795247328264);
INSERT INTO "outbox" VALUES(54,1,'prompt','{}',NULL,'2026-11-21T07:48:48.914+00:00','sent',1795247328264);
INSERT INTO "outbox" VALUES(55,1,'prompt','{}',NULL,'2026-11-21T07:48:48.921+00:00','sent',1795247328264);
INSERT INTO "outbox" VALUES(56,1,'prompt','{}',NULL,'2026-11-21T07:48:48.927+00:00','sent',1795247328275);
INSERT INTO "outbox" VALUES(57,1,'prompt','{}',NULL,'2026-11-21T07:48:48.934+00:00','sent',1795247328277);
INSERT INTO "outbox" VALUES(58,2,'prompt','{}',NULL,'2026-11-21T07:48:48.941+00:00','sent',1795247328279);
INSERT INTO "outbox" VALUES(59,2,'prompt','{}',NULL,'2026-11-21T07:48:48.946+00:00','sent',1795247328279);
INSERT INTO "outbox" VALUES(60,2,'prompt','{}',NULL,'2026-11-21T07:48:48.951+00:00','sent',1795247328279);
INSERT INTO "outbox" VALUES(61,2,'prompt','{}',NULL,'2026-11-21T07:48:48.962+00:00','sent',1795247328279);
INSERT INTO "outbox" VALUES(62,2,'receipt','{"response": 3}',NULL,'2026-11-21T07:48:48.970+00:00','sent',1795247328279);
CREATE TABLE parked (
    response_id INTEGER NOT NULL REFERENCES responses (id),
    path TEXT NOT NULL,
    parked_at TEXT NOT NULL,
    PRIMARY KEY (response_id, path)
) STRICT, WITHOUT ROWID;
INSERT INTO "parked" VALUES(2,'systems_read','2026-11-21T07:48:48.888+00:00');
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    telegram_id INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;
INSERT INTO "people" VALUES(1,700000001,'Auditor One');
INSERT INTO "people" VALUES(2,700000002,'Auditor Two');
INSERT INTO "people" VALUES(3,700000003,'Lead Three');
INSERT INTO "people" VALUES(4,700000004,'Admin Four');
CREATE TABLE prompts (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    spot TEXT NOT NULL,
    shown_at TEXT NOT NULL,
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "prompts" VALUES(700000001,1795247328211,'1:recognition_evidence','2026-11-21T07:48:48.469+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247328223,'1:voice_evidence','2026-11-21T07:48:48.523+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247328229,'1:recording_evidence','2026-11-21T07:48:48.581+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247328235,'1:assessment_evidence','2026-11-21T07:48:48.632+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247328241,'1:supervision_evidence','2026-11-21T07:48:48.683+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247328247,'1:intervention_evidence','2026-11-21T07:48:48.739+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247328253,'1:recommendations','2026-11-21T07:48:48.774+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247328258,'','2026-11-21T07:48:48.860+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247328262,'stays','2026-11-21T07:48:48.860+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247328264,'2:recognition_evidence','2026-11-21T07:48:48.926+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247328275,'2:recognition_evidence','2026-11-21T07:48:48.933+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247328277,'2:recognition_evidence','2026-11-21T07:48:48.940+00:00',1);
INSERT INTO "prompts" VALUES(700000002,1795247328279,'','2026-11-21T07:48:48.975+00:00',1);
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
INSERT INTO "responses" VALUES(1,2,1,'submitted',0,'2026-11-21T07:48:48.358+00:00','2026-11-21T07:48:48.817+00:00');
INSERT INTO "responses" VALUES(2,1,1,'in_progress',0,'2026-11-21T07:48:48.875+00:00',NULL);
INSERT INTO "responses" VALUES(3,3,1,'nil_return',0,'2026-11-21T07:48:48.951+00:00','2026-11-21T07:48:48.970+00:00');
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
) STRICT;
INSERT INTO "rounds" VALUES(1,'neglect-2026','Neglect below the threshold','Neglect',1,'2025-11-01','2026-10-31','2026-12-18','open','','Tell your safeguarding lead, then children''s social care on 01632 960000.','{"overall": true}',365);
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
COMMIT;
