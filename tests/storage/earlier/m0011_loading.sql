BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'casewalk','m0001_first','2026-11-21 07:55:01.929861+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'casewalk','m0002_answers_by_message','2026-11-21 07:55:01.931214+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'casewalk','m0003_trail','2026-11-21 07:55:01.932825+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'casewalk','m0004_serving','2026-11-21 08:43:58.040582+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'casewalk','m0005_setting_up','2026-11-21 10:05:21.160315+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'casewalk','m0006_sealed_records','2026-11-21 11:56:21.706166+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'casewalk','m0007_keeping_safe','2026-11-21 13:37:07.272289+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'casewalk','m0008_reporting','2026-11-21 17:56:56.264783+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'casewalk','m0009_reading','2026-11-30 23:22:52.776565+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'casewalk','m0010_buttons_in_sight','2026-12-01 05:10:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(11,'casewalk','m0011_loading','2026-12-01 05:18:00.000000+00:00');
CREATE TABLE acknowledgements (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    version INTEGER NOT NULL CHECK (version > 0),
    read_at TEXT NOT NULL,
    UNIQUE (person_id, version)
) STRICT;
INSERT INTO "acknowledgements" VALUES(1,1,1,'2026-11-21T13:37:07.275+00:00');
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
INSERT INTO "answers" VALUES(1,1,1,'whose_record','{"choice": "child"}','final',NULL,'2026-11-21T07:55:02.101+00:00');
INSERT INTO "answers" VALUES(2,1,1,'systems_read','{"choices": ["main"]}','draft',NULL,'2026-11-21T07:55:02.111+00:00');
INSERT INTO "answers" VALUES(3,1,1,'systems_read','{"choices": ["main"]}','final',NULL,'2026-11-21T07:55:02.120+00:00');
INSERT INTO "answers" VALUES(4,1,1,'own_work','{"choice": "no"}','final',NULL,'2026-11-21T07:55:02.128+00:00');
INSERT INTO "answers" VALUES(5,1,1,'record_states','{"choices": ["ethnicity"]}','draft',NULL,'2026-11-21T07:55:02.136+00:00');
INSERT INTO "answers" VALUES(6,1,1,'record_states','{"choices": ["ethnicity"]}','final',NULL,'2026-11-21T07:55:02.143+00:00');
INSERT INTO "answers" VALUES(7,1,1,'recognition_history','{"choice": "yes"}','final',NULL,'2026-11-21T07:55:02.152+00:00');
INSERT INTO "answers" VALUES(8,1,1,'recognition_requests','{"choice": "answered"}','final',NULL,'2026-11-21T07:55:02.159+00:00');
INSERT INTO "answers" VALUES(9,1,1,'recognition_evidence','{"text": "Seen alone at home and at school."}','draft',1795247701926,'2026-11-21T07:55:02.166+00:00');
INSERT INTO "answers" VALUES(10,1,1,'recognition_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:55:02.176+00:00');
INSERT INTO "answers" VALUES(11,1,1,'recognition_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:55:02.185+00:00');
INSERT INTO "answers" VALUES(12,1,1,'voice_child_seen','{"choice": "heard_alone"}','final',NULL,'2026-11-21T07:55:02.194+00:00');
INSERT INTO "answers" VALUES(13,1,1,'voice_each_child','{"choice": "yes"}','final',NULL,'2026-11-21T07:55:02.203+00:00');
INSERT INTO "answers" VALUES(14,1,1,'voice_evidence','{"text": "Seen alone at home and at school."}','draft',1795247701932,'2026-11-21T07:55:02.214+00:00');
INSERT INTO "answers" VALUES(15,1,1,'voice_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:55:02.224+00:00');
INSERT INTO "answers" VALUES(16,1,1,'voice_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:55:02.232+00:00');
INSERT INTO "answers" VALUES(17,1,1,'recording_up_to_date','{"choice": "current_with"}','final',NULL,'2026-11-21T07:55:02.240+00:00');
INSERT INTO "answers" VALUES(18,1,1,'recording_adults','{"choice": "yes"}','final',NULL,'2026-11-21T07:55:02.250+00:00');
INSERT INTO "answers" VALUES(19,1,1,'recording_evidence','{"text": "Seen alone at home and at school."}','draft',1795247701938,'2026-11-21T07:55:02.260+00:00');
INSERT INTO "answers" VALUES(20,1,1,'recording_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:55:02.271+00:00');
INSERT INTO "answers" VALUES(21,1,1,'recording_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:55:02.279+00:00');
INSERT INTO "answers" VALUES(22,1,1,'assessment_challenge','{"choice": "yes"}','final',NULL,'2026-11-21T07:55:02.291+00:00');
INSERT INTO "answers" VALUES(23,1,1,'assessment_plan','{"choice": "kept"}','final',NULL,'2026-11-21T07:55:02.300+00:00');
INSERT INTO "answers" VALUES(24,1,1,'assessment_evidence','{"text": "Seen alone at home and at school."}','draft',1795247701944,'2026-11-21T07:55:02.310+00:00');
INSERT INTO "answers" VALUES(25,1,1,'assessment_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:55:02.320+00:00');
INSERT INTO "answers" VALUES(26,1,1,'assessment_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:55:02.328+00:00');
INSERT INTO "answers" VALUES(27,1,1,'supervision_oversight','{"choice": "with_reasons"}','final',NULL,'2026-11-21T07:55:02.340+00:00');
INSERT INTO "answers" VALUES(28,1,1,'supervision_disagreement','{"choice": "agreed"}','final',NULL,'2026-11-21T07:55:02.351+00:00');
INSERT INTO "answers" VALUES(29,1,1,'supervision_evidence','{"text": "Seen alone at home and at school."}','draft',1795247701950,'2026-11-21T07:55:02.364+00:00');
INSERT INTO "answers" VALUES(30,1,1,'supervision_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:55:02.377+00:00');
INSERT INTO "answers" VALUES(31,1,1,'supervision_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:55:02.387+00:00');
INSERT INTO "answers" VALUES(32,1,1,'intervention_change','{"choice": "yes"}','final',NULL,'2026-11-21T07:55:02.397+00:00');
INSERT INTO "answers" VALUES(33,1,1,'intervention_handover','{"choice": "yes"}','final',NULL,'2026-11-21T07:55:02.407+00:00');
INSERT INTO "answers" VALUES(34,1,1,'intervention_evidence','{"text": "Seen alone at home and at school."}','draft',1795247701956,'2026-11-21T07:55:02.418+00:00');
INSERT INTO "answers" VALUES(35,1,1,'intervention_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:55:02.430+00:00');
INSERT INTO "answers" VALUES(36,1,1,'intervention_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:55:02.442+00:00');
INSERT INTO "answers" VALUES(37,1,1,'overall','{"point": "outstanding"}','final',NULL,'2026-11-21T07:55:02.458+00:00');
INSERT INTO "answers" VALUES(38,1,1,'recommendations','{"text": "Seen alone at home and at school."}','draft',1795247701961,'2026-11-21T07:55:02.468+00:00');
INSERT INTO "answers" VALUES(39,1,1,'recommendations','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:55:02.479+00:00');
INSERT INTO "answers" VALUES(40,1,1,'action_now','{"choice": "no"}','final',NULL,'2026-11-21T07:55:02.490+00:00');
INSERT INTO "answers" VALUES(41,2,1,'whose_record','{"choice": "child"}','final',NULL,'2026-11-21T07:55:02.591+00:00');
INSERT INTO "answers" VALUES(42,2,1,'own_work','{"choice": "no"}','final',NULL,'2026-11-21T07:55:02.610+00:00');
INSERT INTO "answers" VALUES(43,2,1,'record_states','{"choices": ["ethnicity"]}','draft',NULL,'2026-11-21T07:55:02.619+00:00');
INSERT INTO "answers" VALUES(44,2,1,'record_states','{"choices": ["ethnicity"]}','final',NULL,'2026-11-21T07:55:02.629+00:00');
INSERT INTO "answers" VALUES(45,2,1,'recognition_history','{"choice": "yes"}','final',NULL,'2026-11-21T07:55:02.638+00:00');
INSERT INTO "answers" VALUES(46,2,1,'recognition_requests','{"choice": "answered"}','final',NULL,'2026-11-21T07:55:02.647+00:00');
INSERT INTO "answers" VALUES(47,2,1,'recognition_evidence','{"text": "A first part."}','draft',1795247701978,'2026-11-21T07:55:02.656+00:00');
INSERT INTO "answers" VALUES(48,2,1,'recognition_evidence','{"text": "A second part."}','draft',1795247701980,'2026-11-21T07:55:02.665+00:00');
INSERT INTO "answers" VALUES(49,3,2,'@nil_return','null','draft',NULL,'2026-11-21T07:55:02.691+00:00');
INSERT INTO "answers" VALUES(50,3,2,'@nil_return','{"choice": "nobody_known"}','draft',NULL,'2026-11-21T07:55:02.709+00:00');
INSERT INTO "answers" VALUES(51,3,2,'@nil_return','{"choice": "nobody_known"}','final',NULL,'2026-11-21T07:55:02.716+00:00');
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
CREATE TABLE concerns (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL REFERENCES responses (id),
    person_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('raised', 'to_be_raised')),
    said_at TEXT NOT NULL,
    acknowledged_by INTEGER NOT NULL DEFAULT 0,
    acknowledged_at TEXT NOT NULL DEFAULT '',
    CHECK ((acknowledged_by = 0) = (acknowledged_at = ''))
) STRICT;
INSERT INTO "concerns" VALUES(1,2,1,'to_be_raised','2026-11-21T13:37:07.275+00:00',3,'2026-11-21T13:37:07.275+00:00');
CREATE TABLE deletions (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    response_id INTEGER NOT NULL,
    noted_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'gone', 'stays')),
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "deletions" VALUES(700000001,5,2,'2026-11-21T13:37:07.275+00:00','','waiting');
CREATE TABLE erasures (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    opened_at TEXT NOT NULL,
    closed_at TEXT
) STRICT;
CREATE TABLE errands (
    person_id INTEGER NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    begun_at TEXT NOT NULL,
    PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;
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
INSERT INTO "inbox" VALUES(4242,1795247701914,'','done',0,'2026-11-21T07:55:02.020+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701915,'','done',0,'2026-11-21T07:55:02.060+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701916,'','done',0,'2026-11-21T07:55:02.076+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701917,'','done',0,'2026-11-21T07:55:02.100+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701918,'','done',0,'2026-11-21T07:55:02.109+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701919,'','done',0,'2026-11-21T07:55:02.118+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701920,'','done',0,'2026-11-21T07:55:02.126+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701921,'','done',0,'2026-11-21T07:55:02.134+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701922,'','done',0,'2026-11-21T07:55:02.142+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701923,'','done',0,'2026-11-21T07:55:02.150+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701924,'','done',0,'2026-11-21T07:55:02.158+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701925,'','done',0,'2026-11-21T07:55:02.165+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701926,'','done',0,'2026-11-21T07:55:02.173+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701927,'','done',0,'2026-11-21T07:55:02.182+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701928,'','done',0,'2026-11-21T07:55:02.193+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701929,'','done',0,'2026-11-21T07:55:02.201+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701930,'','done',0,'2026-11-21T07:55:02.211+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701931,'','done',0,'2026-11-21T07:55:02.221+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701932,'','done',0,'2026-11-21T07:55:02.231+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701933,'','done',0,'2026-11-21T07:55:02.239+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701934,'','done',0,'2026-11-21T07:55:02.249+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701935,'','done',0,'2026-11-21T07:55:02.259+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701936,'','done',0,'2026-11-21T07:55:02.269+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701937,'','done',0,'2026-11-21T07:55:02.278+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701938,'','done',0,'2026-11-21T07:55:02.290+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701939,'','done',0,'2026-11-21T07:55:02.299+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701940,'','done',0,'2026-11-21T07:55:02.308+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701941,'','done',0,'2026-11-21T07:55:02.317+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701942,'','done',0,'2026-11-21T07:55:02.327+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701943,'','done',0,'2026-11-21T07:55:02.338+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701944,'','done',0,'2026-11-21T07:55:02.350+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701945,'','done',0,'2026-11-21T07:55:02.362+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701946,'','done',0,'2026-11-21T07:55:02.373+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701947,'','done',0,'2026-11-21T07:55:02.385+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701948,'','done',0,'2026-11-21T07:55:02.396+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701949,'','done',0,'2026-11-21T07:55:02.405+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701950,'','done',0,'2026-11-21T07:55:02.416+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701951,'','done',0,'2026-11-21T07:55:02.428+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701952,'','done',0,'2026-11-21T07:55:02.440+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701953,'','done',0,'2026-11-21T07:55:02.455+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701954,'','done',0,'2026-11-21T07:55:02.466+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701955,'','done',0,'2026-11-21T07:55:02.478+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701956,'','done',0,'2026-11-21T07:55:02.489+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701957,'','done',0,'2026-11-21T07:55:02.515+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701958,'','done',0,'2026-11-21T07:55:02.562+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701959,'','done',0,'2026-11-21T07:55:02.571+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701960,'','done',0,'2026-11-21T07:55:02.580+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701961,'','done',0,'2026-11-21T07:55:02.589+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701962,'','done',0,'2026-11-21T07:55:02.599+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701963,'','done',0,'2026-11-21T07:55:02.608+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701964,'','done',0,'2026-11-21T07:55:02.617+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701965,'','done',0,'2026-11-21T07:55:02.627+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701966,'','done',0,'2026-11-21T07:55:02.636+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701967,'','done',0,'2026-11-21T07:55:02.646+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701968,'','done',0,'2026-11-21T07:55:02.654+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701969,'','done',0,'2026-11-21T07:55:02.664+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701970,'','done',0,'2026-11-21T07:55:02.674+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701971,'','done',0,'2026-11-21T07:55:02.681+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701972,'','done',0,'2026-11-21T07:55:02.689+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701973,'','done',0,'2026-11-21T07:55:02.708+00:00');
INSERT INTO "inbox" VALUES(4242,1795247701974,'','done',0,'2026-11-21T07:55:02.715+00:00');
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
CREATE TABLE kept_words (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL REFERENCES responses (id),
    person_id INTEGER NOT NULL,
    path TEXT NOT NULL CHECK (path <> ''),
    kinds TEXT NOT NULL CHECK (kinds <> ''),
    reason TEXT NOT NULL CHECK (reason <> ''),
    said_at TEXT NOT NULL
) STRICT;
INSERT INTO "kept_words" VALUES(1,2,1,'voice_evidence','name','worker','2026-11-21T13:37:07.275+00:00');
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
INSERT INTO "outbox" VALUES(1,1,'prompt','{}',NULL,'2026-11-21T07:55:02.021+00:00','sent',1795247701915);
INSERT INTO "outbox" VALUES(2,1,'prompt','{}',NULL,'2026-11-21T07:55:02.064+00:00','sent',1795247701915);
INSERT INTO "outbox" VALUES(3,1,'prompt','{}',NULL,'2026-11-21T07:55:02.078+00:00','sent',1795247701915);
INSERT INTO "outbox" VALUES(4,1,'prompt','{}',NULL,'2026-11-21T07:55:02.101+00:00','sent',1795247701915);
INSERT INTO "outbox" VALUES(5,1,'prompt','{}',NULL,'2026-11-21T07:55:02.111+00:00','sent',1795247701915);
INSERT INTO "outbox" VALUES(6,1,'prompt','{}',NULL,'2026-11-21T07:55:02.120+00:00','sent',1795247701915);
INSERT INTO "outbox" VALUES(7,1,'prompt','{}',NULL,'2026-11-21T07:55:02.128+00:00','sent',1795247701915);
INSERT INTO "outbox" VALUES(8,1,'prompt','{}',NULL,'2026-11-21T07:55:02.136+00:00','sent',1795247701915);
INSERT INTO "outbox" VALUES(9,1,'prompt','{}',NULL,'2026-11-21T07:55:02.143+00:00','sent',1795247701915);
INSERT INTO "outbox" VALUES(10,1,'prompt','{}',NULL,'2026-11-21T07:55:02.152+00:00','sent',1795247701915);
INSERT INTO "outbox" VALUES(11,1,'prompt','{}',NULL,'2026-11-21T07:55:02.159+00:00','sent',1795247701915);
INSERT INTO "outbox" VALUES(12,1,'prompt','{}',NULL,'2026-11-21T07:55:02.166+00:00','sent',1795247701927);
INSERT INTO "outbox" VALUES(13,1,'prompt','{}',NULL,'2026-11-21T07:55:02.176+00:00','sent',1795247701927);
INSERT INTO "outbox" VALUES(14,1,'prompt','{}',NULL,'2026-11-21T07:55:02.185+00:00','sent',1795247701927);
INSERT INTO "outbox" VALUES(15,1,'prompt','{}',NULL,'2026-11-21T07:55:02.194+00:00','sent',1795247701927);
INSERT INTO "outbox" VALUES(16,1,'prompt','{}',NULL,'2026-11-21T07:55:02.203+00:00','sent',1795247701927);
INSERT INTO "outbox" VALUES(17,1,'prompt','{}',NULL,'2026-11-21T07:55:02.214+00:00','sent',1795247701933);
INSERT INTO "outbox" VALUES(18,1,'prompt','{}',NULL,'2026-11-21T07:55:02.224+00:00','sent',1795247701933);
INSERT INTO "outbox" VALUES(19,1,'prompt','{}',NULL,'2026-11-21T07:55:02.232+00:00','sent',1795247701933);
INSERT INTO "outbox" VALUES(20,1,'prompt','{}',NULL,'2026-11-21T07:55:02.240+00:00','sent',1795247701933);
INSERT INTO "outbox" VALUES(21,1,'prompt','{}',NULL,'2026-11-21T07:55:02.250+00:00','sent',1795247701933);
INSERT INTO "outbox" VALUES(22,1,'prompt','{}',NULL,'2026-11-21T07:55:02.260+00:00','sent',1795247701939);
INSERT INTO "outbox" VALUES(23,1,'prompt','{}',NULL,'2026-11-21T07:55:02.271+00:00','sent',1795247701939);
INSERT INTO "outbox" VALUES(24,1,'prompt','{}',NULL,'2026-11-21T07:55:02.279+00:00','sent',1795247701939);
INSERT INTO "outbox" VALUES(25,1,'prompt','{}',NULL,'2026-11-21T07:55:02.291+00:00','sent',1795247701939);
INSERT INTO "outbox" VALUES(26,1,'prompt','{}',NULL,'2026-11-21T07:55:02.300+00:00','sent',1795247701939);
INSERT INTO "outbox" VALUES(27,1,'prompt','{}',NULL,'2026-11-21T07:55:02.310+00:00','sent',1795247701945);
INSERT INTO "outbox" VALUES(28,1,'prompt','{}',NULL,'2026-11-21T07:55:02.320+00:00','sent',1795247701945);
INSERT INTO "outbox" VALUES(29,1,'prompt','{}',NULL,'2026-11-21T07:55:02.328+00:00','sent',1795247701945);
INSERT INTO "outbox" VALUES(30,1,'prompt','{}',NULL,'2026-11-21T07:55:02.340+00:00','sent',1795247701945);
INSERT INTO "outbox" VALUES(31,1,'prompt','{}',NULL,'2026-11-21T07:55:02.351+00:00','sent',1795247701945);
INSERT INTO "outbox" VALUES(32,1,'prompt','{}',NULL,'2026-11-21T07:55:02.364+00:00','sent',1795247701951);
INSERT INTO "outbox" VALUES(33,1,'prompt','{}',NULL,'2026-11-21T07:55:02.377+00:00','sent',1795247701951);
INSERT INTO "outbox" VALUES(34,1,'prompt','{}',NULL,'2026-11-21T07:55:02.387+00:00','sent',1795247701951);
INSERT INTO "outbox" VALUES(35,1,'prompt','{}',NULL,'2026-11-21T07:55:02.397+00:00','sent',1795247701951);
INSERT INTO "outbox" VALUES(36,1,'prompt','{}',NULL,'2026-11-21T07:55:02.407+00:00','sent',1795247701951);
INSERT INTO "outbox" VALUES(37,1,'prompt','{}',NULL,'2026-11-21T07:55:02.418+00:00','sent',1795247701957);
INSERT INTO "outbox" VALUES(38,1,'prompt','{}',NULL,'2026-11-21T07:55:02.430+00:00','sent',1795247701957);
INSERT INTO "outbox" VALUES(39,1,'prompt','{}',NULL,'2026-11-21T07:55:02.442+00:00','sent',1795247701957);
INSERT INTO "outbox" VALUES(40,1,'prompt','{}',NULL,'2026-11-21T07:55:02.458+00:00','sent',1795247701957);
INSERT INTO "outbox" VALUES(41,1,'prompt','{}',NULL,'2026-11-21T07:55:02.468+00:00','sent',1795247701962);
INSERT INTO "outbox" VALUES(42,1,'prompt','{}',NULL,'2026-11-21T07:55:02.479+00:00','sent',1795247701962);
INSERT INTO "outbox" VALUES(43,1,'prompt','{}',NULL,'2026-11-21T07:55:02.490+00:00','sent',1795247701962);
INSERT INTO "outbox" VALUES(44,1,'case_summary','{"response": 1, "next": true}',NULL,'2026-11-21T07:55:02.516+00:00','sent',1795247701966);
INSERT INTO "outbox" VALUES(45,1,'receipt','{"response": 1}',NULL,'2026-11-21T07:55:02.516+00:00','sent',1795247701962);
INSERT INTO "outbox" VALUES(46,1,'prompt','{}',NULL,'2026-11-21T07:55:02.564+00:00','sent',1795247701968);
INSERT INTO "outbox" VALUES(47,1,'prompt','{}',NULL,'2026-11-21T07:55:02.573+00:00','sent',1795247701968);
INSERT INTO "outbox" VALUES(48,1,'prompt','{}',NULL,'2026-11-21T07:55:02.582+00:00','sent',1795247701968);
INSERT INTO "outbox" VALUES(49,1,'prompt','{}',NULL,'2026-11-21T07:55:02.591+00:00','sent',1795247701968);
INSERT INTO "outbox" VALUES(50,1,'prompt','{}',NULL,'2026-11-21T07:55:02.600+00:00','sent',1795247701968);
INSERT INTO "outbox" VALUES(51,1,'prompt','{}',NULL,'2026-11-21T07:55:02.610+00:00','sent',1795247701968);
INSERT INTO "outbox" VALUES(52,1,'prompt','{}',NULL,'2026-11-21T07:55:02.619+00:00','sent',1795247701968);
INSERT INTO "outbox" VALUES(53,1,'prompt','{}',NULL,'2026-11-21T07:55:02.629+00:00','sent',1795247701968);
INSERT INTO "outbox" VALUES(54,1,'prompt','{}',NULL,'2026-11-21T07:55:02.638+00:00','sent',1795247701968);
INSERT INTO "outbox" VALUES(55,1,'prompt','{}',NULL,'2026-11-21T07:55:02.647+00:00','sent',1795247701968);
INSERT INTO "outbox" VALUES(56,1,'prompt','{}',NULL,'2026-11-21T07:55:02.656+00:00','sent',1795247701979);
INSERT INTO "outbox" VALUES(57,1,'prompt','{}',NULL,'2026-11-21T07:55:02.665+00:00','sent',1795247701981);
INSERT INTO "outbox" VALUES(58,2,'prompt','{}',NULL,'2026-11-21T07:55:02.675+00:00','sent',1795247701983);
INSERT INTO "outbox" VALUES(59,2,'prompt','{}',NULL,'2026-11-21T07:55:02.684+00:00','sent',1795247701983);
INSERT INTO "outbox" VALUES(60,2,'prompt','{}',NULL,'2026-11-21T07:55:02.691+00:00','sent',1795247701983);
INSERT INTO "outbox" VALUES(61,2,'prompt','{}',NULL,'2026-11-21T07:55:02.709+00:00','sent',1795247701983);
INSERT INTO "outbox" VALUES(62,2,'receipt','{"response": 3}',NULL,'2026-11-21T07:55:02.716+00:00','sent',1795247701983);
CREATE TABLE parked (
    response_id INTEGER NOT NULL REFERENCES responses (id),
    path TEXT NOT NULL,
    parked_at TEXT NOT NULL,
    PRIMARY KEY (response_id, path)
) STRICT, WITHOUT ROWID;
INSERT INTO "parked" VALUES(2,'systems_read','2026-11-21T07:55:02.600+00:00');
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
    live INTEGER NOT NULL CHECK (live IN (0, 1)), buttons TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "prompts" VALUES(700000001,1795247701915,'1:recognition_evidence','2026-11-21T07:55:02.164+00:00',0,'');
INSERT INTO "prompts" VALUES(700000001,1795247701927,'1:voice_evidence','2026-11-21T07:55:02.209+00:00',0,'');
INSERT INTO "prompts" VALUES(700000001,1795247701933,'1:recording_evidence','2026-11-21T07:55:02.259+00:00',0,'');
INSERT INTO "prompts" VALUES(700000001,1795247701939,'1:assessment_evidence','2026-11-21T07:55:02.307+00:00',0,'');
INSERT INTO "prompts" VALUES(700000001,1795247701945,'1:supervision_evidence','2026-11-21T07:55:02.362+00:00',0,'');
INSERT INTO "prompts" VALUES(700000001,1795247701951,'1:intervention_evidence','2026-11-21T07:55:02.415+00:00',0,'');
INSERT INTO "prompts" VALUES(700000001,1795247701957,'1:recommendations','2026-11-21T07:55:02.466+00:00',0,'');
INSERT INTO "prompts" VALUES(700000001,1795247701962,'','2026-11-21T07:55:02.562+00:00',0,'');
INSERT INTO "prompts" VALUES(700000001,1795247701966,'stays','2026-11-21T07:55:02.562+00:00',0,'');
INSERT INTO "prompts" VALUES(700000001,1795247701968,'2:recognition_evidence','2026-11-21T07:55:02.654+00:00',0,'');
INSERT INTO "prompts" VALUES(700000001,1795247701979,'2:recognition_evidence','2026-11-21T07:55:02.664+00:00',0,'');
INSERT INTO "prompts" VALUES(700000001,1795247701981,'2:recognition_evidence','2026-11-21T07:55:02.674+00:00',1,'');
INSERT INTO "prompts" VALUES(700000002,1795247701983,'','2026-11-21T07:55:02.722+00:00',1,'');
CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL REFERENCES responses (id),
    person_id INTEGER NOT NULL,
    path TEXT NOT NULL CHECK (path <> ''),
    words TEXT NOT NULL CHECK (words <> ''),
    picked_at TEXT NOT NULL
) STRICT;
INSERT INTO "quotes" VALUES(1,1,3,'recommendations','Say by when letters are answered.','2026-11-21T17:56:56.268+00:00');
CREATE TABLE record_secrets (
    record TEXT PRIMARY KEY CHECK (record <> ''),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT, WITHOUT ROWID;
INSERT INTO "record_secrets" VALUES('acknowledgement:1',X'5F63A0C1982AF3F0679557B0C6A019D2303973BF3B20E83F04CD638EEAE3EC00');
INSERT INTO "record_secrets" VALUES('agency:1',X'50F94AC4C8D06C422168FDE781090963E400FF5D4A6BD96F85C78A2F4E163FA3');
INSERT INTO "record_secrets" VALUES('agency:2',X'10F9005CC01F3707EDA1346A871526DC276D3D35545C54E9AAEDFD393E3C8AB1');
INSERT INTO "record_secrets" VALUES('assignment:1',X'F59557DDE80A02F40C96A9EF23F32355666D2234AA57B19053FE7A18395DAEFD');
INSERT INTO "record_secrets" VALUES('assignment:2',X'6D50574D890CD5666176B2E0714D913FEA7F828635747FEB9D6B4EC86E1906CC');
INSERT INTO "record_secrets" VALUES('assignment:3',X'B27FDD96C4514613C4E1F594D902F55CCB12E55324549EB457BCF7D922487B22');
INSERT INTO "record_secrets" VALUES('case:1',X'CB5FBDF6A01F8E058451841A83EF9F515E3BD98C7B6852420A60A467A8EE842F');
INSERT INTO "record_secrets" VALUES('case:2',X'70F55D7E1248769181FAE2912723FD436E71E5120E34E68E7E49F7F8592D29E5');
INSERT INTO "record_secrets" VALUES('form:1',X'BE93EAA5C7B4B3ECD7F3B022AF2BF8806F38C81DC99AC9318A767EA3603011AD');
INSERT INTO "record_secrets" VALUES('person:1',X'BA29802050BAE32079EFA3F373E79D0B17E382F6583C5F649C6EECD2DF913806');
INSERT INTO "record_secrets" VALUES('person:2',X'2D11566B70A0D1454A6DE9F8053980952ED8552E5C99812B718303F990CB4546');
INSERT INTO "record_secrets" VALUES('person:3',X'0796DD55B046B6F35D2F0D23D7CE0AF07920CEC362BB481617B0207BFD22591E');
INSERT INTO "record_secrets" VALUES('person:4',X'6339AC6A08387052E656AAEB94F8450551DF67AAD7DD0FE408554F97DD0FC1A8');
INSERT INTO "record_secrets" VALUES('round:1',X'817D6C7FED7F6FBD14B7836A78B4A4F276115F3D0C7D5C62E5ADF3DE36369E14');
INSERT INTO "record_secrets" VALUES('watch_list:1',X'52129679B6F5ED1D8E6EE8862D381CFCE2259D34FBFE72BAD2A7A02B66997748');
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
INSERT INTO "responses" VALUES(1,2,1,'submitted',0,'2026-11-21T07:55:02.078+00:00','2026-11-21T07:55:02.516+00:00');
INSERT INTO "responses" VALUES(2,1,1,'in_progress',0,'2026-11-21T07:55:02.582+00:00',NULL);
INSERT INTO "responses" VALUES(3,3,1,'nil_return',0,'2026-11-21T07:55:02.691+00:00','2026-11-21T07:55:02.716+00:00');
CREATE TABLE round_agencies (
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    place INTEGER NOT NULL,
    PRIMARY KEY (round_id, agency_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "round_agencies" VALUES(1,1,0);
INSERT INTO "round_agencies" VALUES(1,2,1);
CREATE TABLE round_files (
    round_id INTEGER PRIMARY KEY REFERENCES rounds (id),
    said TEXT NOT NULL
) STRICT;
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
, priority TEXT NOT NULL DEFAULT '', enquiries TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(enquiries)), sharing_agreement TEXT NOT NULL DEFAULT '', dpia TEXT NOT NULL DEFAULT '', signs_off INTEGER NOT NULL DEFAULT 0 CHECK (signs_off IN (0, 1)), found TEXT NOT NULL DEFAULT '', to_be_done TEXT NOT NULL DEFAULT '', tidies TEXT NOT NULL DEFAULT 'on_submit'
    CHECK (tidies IN ('off', 'on_submit', 'as_you_go')), procedure TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "rounds" VALUES(1,'neglect-2026','Neglect below the threshold','Neglect',1,'2025-11-01','2026-10-31','2026-12-18','open','','Tell your safeguarding lead, then children''s social care on 01632 960000.','{"overall": true}',365,'','[]','','',0,'','','on_submit','');
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
INSERT INTO "secrets" VALUES(1,X'133D4EFCEF99CB4970A0253DD5C1BCE6CD64B6908DC0B73D2AE980BE61D030E0');
INSERT INTO "secrets" VALUES(2,X'727929B50CC77EF10256CB3F4FDB42DE40A4A6D35656F7F7693434D38107946B');
INSERT INTO "secrets" VALUES(3,X'04B4A986BAE8C04928EC0814DE4DEE03CDB3F775BF57CC0CABDFA76D6F45338C');
CREATE TABLE serving (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    bot_id INTEGER NOT NULL,
    since TEXT NOT NULL
, username TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "serving" VALUES(1,4242,'','');
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
INSERT INTO "trail" VALUES(1,'2026-11-21T07:55:01.932+00:00','migration','trail.began','','',0,0,0,'','','0000000000000000000000000000000000000000000000000000000000000000','861a07ea8436c722c657a1724543291dd8a2889fda85336bb4b810dd7a84bbab');
INSERT INTO "trail" VALUES(2,'2026-11-21T07:55:01.943+00:00','cli','form.pinned','form:1','',0,0,0,'','','861a07ea8436c722c657a1724543291dd8a2889fda85336bb4b810dd7a84bbab','b1b68bdf082e0a8cf5042024438ea6af2c6200f859abd0f857fbd7497382112e');
INSERT INTO "trail" VALUES(3,'2026-11-21T07:55:01.943+00:00','cli','round.added','round:1','',1,0,0,'','','b1b68bdf082e0a8cf5042024438ea6af2c6200f859abd0f857fbd7497382112e','4b8599f14e7327896e402da140d19794097ea6be54269a23c46655bbb75eaf13');
INSERT INTO "trail" VALUES(4,'2026-11-21T07:55:01.943+00:00','cli','agency.added','agency:1','',0,0,0,'','','4b8599f14e7327896e402da140d19794097ea6be54269a23c46655bbb75eaf13','e14bed5d9026ccdfc7e30232ea84778d2d7209af0d7e32f32bc87293fa107bc1');
INSERT INTO "trail" VALUES(5,'2026-11-21T07:55:01.943+00:00','cli','agency.added','agency:2','',0,0,0,'','','e14bed5d9026ccdfc7e30232ea84778d2d7209af0d7e32f32bc87293fa107bc1','13cf0b946b5ce27d0cdec62ea022ae3be780c5a830d0d5cc963c5c400f186af7');
INSERT INTO "trail" VALUES(6,'2026-11-21T07:55:01.943+00:00','cli','round.seated','round:1','agency:1,agency:2',1,0,0,'','','13cf0b946b5ce27d0cdec62ea022ae3be780c5a830d0d5cc963c5c400f186af7','45c4370745a9a82b265cbd4e7f28b764ec0d31f89f4a2602fce67158eadc3395');
INSERT INTO "trail" VALUES(7,'2026-11-21T07:55:01.943+00:00','cli','person.added','person:1','',0,0,0,'','','45c4370745a9a82b265cbd4e7f28b764ec0d31f89f4a2602fce67158eadc3395','d52de900ff8f2b3baf86c4a9a003ac1ef5845ec1c6f4c8d2a83bb06a075d4cf1');
INSERT INTO "trail" VALUES(8,'2026-11-21T07:55:01.943+00:00','cli','person.joined','person:1','auditor',1,0,0,'','','d52de900ff8f2b3baf86c4a9a003ac1ef5845ec1c6f4c8d2a83bb06a075d4cf1','deb761016671848c4b4f183c471d7dd443fadd84755d05c43220d848ea7a4a75');
INSERT INTO "trail" VALUES(9,'2026-11-21T07:55:01.943+00:00','cli','person.added','person:2','',0,0,0,'','','deb761016671848c4b4f183c471d7dd443fadd84755d05c43220d848ea7a4a75','f700074b1dcb45f04875e218d284c96dbb64b010693850d86bc9e44f512744ef');
INSERT INTO "trail" VALUES(10,'2026-11-21T07:55:01.943+00:00','cli','person.joined','person:2','auditor',1,0,0,'','','f700074b1dcb45f04875e218d284c96dbb64b010693850d86bc9e44f512744ef','3575b28a5b2b3bc699c927d87c41ffd0d228b06f674161db924a9d2ec5f47ce7');
INSERT INTO "trail" VALUES(11,'2026-11-21T07:55:01.943+00:00','cli','person.added','person:3','',0,0,0,'','','3575b28a5b2b3bc699c927d87c41ffd0d228b06f674161db924a9d2ec5f47ce7','7f20d8f0168b3a3de5905eb51fb4b6ddc5007d6e4a288db0c8120140b0ed3455');
INSERT INTO "trail" VALUES(12,'2026-11-21T07:55:01.943+00:00','cli','person.joined','person:3','lead',1,0,0,'','','7f20d8f0168b3a3de5905eb51fb4b6ddc5007d6e4a288db0c8120140b0ed3455','99ae849c97e377a062c26c420d33b2afe1e83ca0358fbdd140d4c9e648a2638b');
INSERT INTO "trail" VALUES(13,'2026-11-21T07:55:01.943+00:00','cli','person.added','person:4','',0,0,0,'','','99ae849c97e377a062c26c420d33b2afe1e83ca0358fbdd140d4c9e648a2638b','d02d3ae9ac4d50cf13c168e5968f8c333cdd30b119ccb0bcff740d25038775d2');
INSERT INTO "trail" VALUES(14,'2026-11-21T07:55:01.943+00:00','cli','person.joined','person:4','admin',1,0,0,'','','d02d3ae9ac4d50cf13c168e5968f8c333cdd30b119ccb0bcff740d25038775d2','be1b1fa940d60bf058a18a06bb768a96060d8f0f624fa2abe24c7ae00df94bad');
INSERT INTO "trail" VALUES(15,'2026-11-21T07:55:01.943+00:00','cli','case.added','case:1','',1,1,0,'','','be1b1fa940d60bf058a18a06bb768a96060d8f0f624fa2abe24c7ae00df94bad','a98ea01ae1cfee11cceb5179a5f9615d5955a8ab4c52c132c3f0afec81ca32c8');
INSERT INTO "trail" VALUES(16,'2026-11-21T07:55:01.943+00:00','cli','case.added','case:2','',1,2,0,'','','a98ea01ae1cfee11cceb5179a5f9615d5955a8ab4c52c132c3f0afec81ca32c8','930f9cbaa8a487ce055a12f06c75eb3018d510756f561f559b9f9bec897c61cb');
INSERT INTO "trail" VALUES(17,'2026-11-21T07:55:01.943+00:00','cli','assignment.added','assignment:1','person:1',1,1,0,'','','930f9cbaa8a487ce055a12f06c75eb3018d510756f561f559b9f9bec897c61cb','cc6196a6e4666f8d08958cb8dd101b0488072397e6992c86d29c24bc2396470a');
INSERT INTO "trail" VALUES(18,'2026-11-21T07:55:01.943+00:00','cli','assignment.added','assignment:2','person:1',1,2,0,'','','cc6196a6e4666f8d08958cb8dd101b0488072397e6992c86d29c24bc2396470a','f5bfe2be7b710a5637e30cbe59f8118069efd98af79de698c2708c292b3a9abc');
INSERT INTO "trail" VALUES(19,'2026-11-21T07:55:01.943+00:00','cli','assignment.added','assignment:3','person:2',1,1,0,'','','f5bfe2be7b710a5637e30cbe59f8118069efd98af79de698c2708c292b3a9abc','71e99a946f81893d6bf4da1899af2d0e1e9dbb8bb06919d6e3ca1d6448afc16c');
INSERT INTO "trail" VALUES(20,'2026-11-21T07:55:02.021+00:00','person:1','person.signed_in','person:1','',0,0,0,'','','71e99a946f81893d6bf4da1899af2d0e1e9dbb8bb06919d6e3ca1d6448afc16c','3155621d6c7fb61066519f006d75d9b920cce1046bd5f60999d1ec8c57616695');
INSERT INTO "trail" VALUES(21,'2026-11-21T07:55:02.078+00:00','person:1','response.opened','response:1','',1,2,1,'','eb939c29091d9d95fa245b880a302406e3da7f72744d08ad80bc2ae5271e317a','3155621d6c7fb61066519f006d75d9b920cce1046bd5f60999d1ec8c57616695','cfad6ff1fe622017effb9ca1f7aad3f5faf9811e43b4a3d5b376b18fd6f0a53b');
INSERT INTO "trail" VALUES(22,'2026-11-21T07:55:02.101+00:00','person:1','answer.final','answer:1','whose_record',1,2,1,'','d9283c8976055d41622272b4a0ab0af405b3992d99a33ff894910d4a2803e0a2','cfad6ff1fe622017effb9ca1f7aad3f5faf9811e43b4a3d5b376b18fd6f0a53b','587b27e47d5904285a223fd59f533de2e4e7ee2b82df6d1089a5aaa6dced2046');
INSERT INTO "trail" VALUES(23,'2026-11-21T07:55:02.111+00:00','person:1','answer.draft','answer:2','systems_read',1,2,1,'','b6cf18da078f2b9c61637eca03e4b5572605d9eb9b91f75659296a51316c9f19','587b27e47d5904285a223fd59f533de2e4e7ee2b82df6d1089a5aaa6dced2046','9d67b7048b8b6747f22e312d8e267663569d5f1de76af80a8ee02fe561788c26');
INSERT INTO "trail" VALUES(24,'2026-11-21T07:55:02.120+00:00','person:1','answer.final','answer:3','systems_read',1,2,1,'','839dffbdab20044c08812c6ae3194c5843b4bf62c1bfebe7d08247ae20dceadd','9d67b7048b8b6747f22e312d8e267663569d5f1de76af80a8ee02fe561788c26','2a73f22d918e20ba4cd9dc1f2119fc891e65d4e84e9b5edc6d2c2c919702f726');
INSERT INTO "trail" VALUES(25,'2026-11-21T07:55:02.128+00:00','person:1','answer.final','answer:4','own_work',1,2,1,'','f32990113709d1d36142251cd6d7f5ef9c710a3fe4086941370afa4469d6a74e','2a73f22d918e20ba4cd9dc1f2119fc891e65d4e84e9b5edc6d2c2c919702f726','70a726eed5ad7cf54a3025168f42cbd87a9359da9e7880b4f7d384f6aa74df29');
INSERT INTO "trail" VALUES(26,'2026-11-21T07:55:02.136+00:00','person:1','answer.draft','answer:5','record_states',1,2,1,'','a2c6a2de0fa927e0ec888606eb0ebecd3e11612914eb14cbace47070c9bbe4d1','70a726eed5ad7cf54a3025168f42cbd87a9359da9e7880b4f7d384f6aa74df29','4c469fd8a9c6aa0d368759d89bd62ded37fe9054a6f20091c8d9a3b48ad2a290');
INSERT INTO "trail" VALUES(27,'2026-11-21T07:55:02.143+00:00','person:1','answer.final','answer:6','record_states',1,2,1,'','2031ea789ce6afb1eb8c77d37e11dbb4d91588f1e2abe02270d57b3f9f4efd8d','4c469fd8a9c6aa0d368759d89bd62ded37fe9054a6f20091c8d9a3b48ad2a290','abfbd819ebec4bbed9e2e979be8bdfe6bfd43ec125af2d599443bf0b56f45ef8');
INSERT INTO "trail" VALUES(28,'2026-11-21T07:55:02.152+00:00','person:1','answer.final','answer:7','recognition_history',1,2,1,'','48a9d67ab1bd6b140e3b1f41b833c8a8d843b77b33146a7fcf708f79cb9016ab','abfbd819ebec4bbed9e2e979be8bdfe6bfd43ec125af2d599443bf0b56f45ef8','c67c021b660e53f92859eeaf69817d2772ae4d373d8d569003bd482a08a3fda7');
INSERT INTO "trail" VALUES(29,'2026-11-21T07:55:02.159+00:00','person:1','answer.final','answer:8','recognition_requests',1,2,1,'','ea0622f14b61d8e9e49b6aaca7e72a256f0965d2df6476f428161b1cb59772a2','c67c021b660e53f92859eeaf69817d2772ae4d373d8d569003bd482a08a3fda7','5f9b6858eaacb83038ed2d57a13e940a34295bed15f2ed189d4dd6d554db3457');
INSERT INTO "trail" VALUES(30,'2026-11-21T07:55:02.166+00:00','person:1','answer.draft','answer:9','recognition_evidence',1,2,1,'','92bb8bf60e8707a758c9f8cd4546e6f12ada189a814b990d0ee77cdeaeefa533','5f9b6858eaacb83038ed2d57a13e940a34295bed15f2ed189d4dd6d554db3457','521d7bcb08e311ec3963d38f17042b6873721b4d63ec0140f504d550bf582e08');
INSERT INTO "trail" VALUES(31,'2026-11-21T07:55:02.176+00:00','person:1','answer.final','answer:10','recognition_evidence',1,2,1,'','a495d7ab177207eb6fab1e19d100d11626b1c412133964b2dc0d8231a0a527f3','521d7bcb08e311ec3963d38f17042b6873721b4d63ec0140f504d550bf582e08','d7bcfbdf25b6f2ac081c3be63230b81fea09cb5a3c84b03ef86ff80894babf81');
INSERT INTO "trail" VALUES(32,'2026-11-21T07:55:02.185+00:00','person:1','answer.final','answer:11','recognition_grade',1,2,1,'','c8fb0d46cd26fbcd433572af1b89b61ab2e33575ce0756cb147d21a82939bd7f','d7bcfbdf25b6f2ac081c3be63230b81fea09cb5a3c84b03ef86ff80894babf81','139d129f9cc5f47b5d45e44a409dec7c50cfa6cfa193b862d4e7fed909d2d580');
INSERT INTO "trail" VALUES(33,'2026-11-21T07:55:02.194+00:00','person:1','answer.final','answer:12','voice_child_seen',1,2,1,'','ec831ec91d852b86f39f19e06213952821f99ead2b12a1f07019110c8beea43b','139d129f9cc5f47b5d45e44a409dec7c50cfa6cfa193b862d4e7fed909d2d580','26518b511a5cda9a912b017f7613628a818458627abb604efd4a271645fe0ede');
INSERT INTO "trail" VALUES(34,'2026-11-21T07:55:02.203+00:00','person:1','answer.final','answer:13','voice_each_child',1,2,1,'','c911ac0fb55150e0852ca667bee06e4ba5f48629fc072471ebea92a7c18f8024','26518b511a5cda9a912b017f7613628a818458627abb604efd4a271645fe0ede','3142ca243476e4eed6e70563638bc6fa974d14c649848c204ef8998ba8c0d402');
INSERT INTO "trail" VALUES(35,'2026-11-21T07:55:02.214+00:00','person:1','answer.draft','answer:14','voice_evidence',1,2,1,'','ed6212aaed9a335a9ddc4a5c0415d7f8d210de52e54befdaba6cdfd11fc883e6','3142ca243476e4eed6e70563638bc6fa974d14c649848c204ef8998ba8c0d402','9770c6dfbc8d20b98e874f403dfcf2dd106ca1943c9ee86dd8ea889bc97f201a');
INSERT INTO "trail" VALUES(36,'2026-11-21T07:55:02.224+00:00','person:1','answer.final','answer:15','voice_evidence',1,2,1,'','0cc5cc463b8f1a332ad3421a6a2418bc7a0ed43dccf02083c6b8ef5ca360af92','9770c6dfbc8d20b98e874f403dfcf2dd106ca1943c9ee86dd8ea889bc97f201a','e5b64bec265afbe228aca97eb7e84628626bc8b3d23c3f357b948cf14d7bba8b');
INSERT INTO "trail" VALUES(37,'2026-11-21T07:55:02.232+00:00','person:1','answer.final','answer:16','voice_grade',1,2,1,'','a5df37429312bedc9ee4851faf0f05cfcba0f7882468e16d7210fef012ec189c','e5b64bec265afbe228aca97eb7e84628626bc8b3d23c3f357b948cf14d7bba8b','c9d41f14ebbe8978c4770ede414fb8ebd37f88a095a21e3e6bb16b16ef65c799');
INSERT INTO "trail" VALUES(38,'2026-11-21T07:55:02.240+00:00','person:1','answer.final','answer:17','recording_up_to_date',1,2,1,'','781c21aff72e0037b97d3bc23ab3acd97d142a9c612e881a9fc92be844c8f873','c9d41f14ebbe8978c4770ede414fb8ebd37f88a095a21e3e6bb16b16ef65c799','b3affb7bbbd9d3a52ef3ddbe9673790bb19aa2bfc3ea061def17b0d66ab5d0c4');
INSERT INTO "trail" VALUES(39,'2026-11-21T07:55:02.250+00:00','person:1','answer.final','answer:18','recording_adults',1,2,1,'','eb9f7601b213bcb88bf8199819d7d873a8522c73284a7aa054ab0126e3665c80','b3affb7bbbd9d3a52ef3ddbe9673790bb19aa2bfc3ea061def17b0d66ab5d0c4','480cc6737ef49e329eff8747104b08ab39f6409e0f0e6a2c7f5a337904461e3d');
INSERT INTO "trail" VALUES(40,'2026-11-21T07:55:02.260+00:00','person:1','answer.draft','answer:19','recording_evidence',1,2,1,'','2d03fbc2e6f4bd41cb2dbcdbf5221d567f19494c5eb3454d192cf4aba007130f','480cc6737ef49e329eff8747104b08ab39f6409e0f0e6a2c7f5a337904461e3d','bf8389698e6e22c8115664abdec9a478a36c3c0a914bdf90c6fed99eb00ee06f');
INSERT INTO "trail" VALUES(41,'2026-11-21T07:55:02.271+00:00','person:1','answer.final','answer:20','recording_evidence',1,2,1,'','8896d585e93cab20472d837a9f5b2d8682ecce175edfcdbd9fed39ea748b22e3','bf8389698e6e22c8115664abdec9a478a36c3c0a914bdf90c6fed99eb00ee06f','5a1b9c4af26d697604fac5ffcd3940405ad8ae59960b1ebdca4f13f691cf1df5');
INSERT INTO "trail" VALUES(42,'2026-11-21T07:55:02.279+00:00','person:1','answer.final','answer:21','recording_grade',1,2,1,'','10d983548ab9c6946f64b89905ed6f8c6fcabbb5b0a968837d9c7f8feba610f0','5a1b9c4af26d697604fac5ffcd3940405ad8ae59960b1ebdca4f13f691cf1df5','48e4074e44e7f3751f5278c148d0dd55cc91010a1567bce5060b337703c365eb');
INSERT INTO "trail" VALUES(43,'2026-11-21T07:55:02.291+00:00','person:1','answer.final','answer:22','assessment_challenge',1,2,1,'','c640110367881205c2d68d070f898dcf8cff3f4ed4e70f404f3dd380814821ac','48e4074e44e7f3751f5278c148d0dd55cc91010a1567bce5060b337703c365eb','85b39b441df53f125d8a6b5e55ac1f66239193281a15941f51c05f977ca7b649');
INSERT INTO "trail" VALUES(44,'2026-11-21T07:55:02.300+00:00','person:1','answer.final','answer:23','assessment_plan',1,2,1,'','51ef17cd45219c572ba7757e53421255324c16dc6c97618bb10258281d3ddc2b','85b39b441df53f125d8a6b5e55ac1f66239193281a15941f51c05f977ca7b649','1684f31b42424378764c2f4d4e19a7761de1d6426edec6446e5753afca52b747');
INSERT INTO "trail" VALUES(45,'2026-11-21T07:55:02.310+00:00','person:1','answer.draft','answer:24','assessment_evidence',1,2,1,'','888c73d07254e145203fc8064d1f1762b1e3d3f5c74fea0008a110e41b74ee77','1684f31b42424378764c2f4d4e19a7761de1d6426edec6446e5753afca52b747','b6717fdd2ec4f25f658ca7f82c177b1aea2e80d2a2f11b95f74189c46267ef9d');
INSERT INTO "trail" VALUES(46,'2026-11-21T07:55:02.320+00:00','person:1','answer.final','answer:25','assessment_evidence',1,2,1,'','117a98fca8977bca2260b9779b93cf3fc8d0f6b3dc91b76429e2b890ec7b081d','b6717fdd2ec4f25f658ca7f82c177b1aea2e80d2a2f11b95f74189c46267ef9d','f927cc9ec2437b302c18dc248e2befbdd2528b65761909f24e98ff47752aebbe');
INSERT INTO "trail" VALUES(47,'2026-11-21T07:55:02.328+00:00','person:1','answer.final','answer:26','assessment_grade',1,2,1,'','0d52121a60484d25741332838b5432a9146eba2c0aa77024a2f98dce5719e14b','f927cc9ec2437b302c18dc248e2befbdd2528b65761909f24e98ff47752aebbe','c80308342d774d52913398d7af94721c7940920458bede5018c07e673c777828');
INSERT INTO "trail" VALUES(48,'2026-11-21T07:55:02.340+00:00','person:1','answer.final','answer:27','supervision_oversight',1,2,1,'','f2db39e1f11f50ad91c65f749b691edb242f8f70e80433155fdceda24e97fa77','c80308342d774d52913398d7af94721c7940920458bede5018c07e673c777828','ea9c3bf41bb0598d77e1ff719cb072bf95bc9a56df4b981a200335580daba684');
INSERT INTO "trail" VALUES(49,'2026-11-21T07:55:02.351+00:00','person:1','answer.final','answer:28','supervision_disagreement',1,2,1,'','de216f13f00e1d24344f00de45229fa3c1f5f9143f4d2235b9a9c643ea11e866','ea9c3bf41bb0598d77e1ff719cb072bf95bc9a56df4b981a200335580daba684','4e7b4298d9d30490f0103db533b3f7a990f598a27c6a2105e21c5b62484c5394');
INSERT INTO "trail" VALUES(50,'2026-11-21T07:55:02.364+00:00','person:1','answer.draft','answer:29','supervision_evidence',1,2,1,'','66a89e947f8ca7d00d29fd5bdbe3df8b51fd3321138bdc063d2a2cb616f33959','4e7b4298d9d30490f0103db533b3f7a990f598a27c6a2105e21c5b62484c5394','0c0b76a8bb4adabafcb3572932ba5f516e5d04bccc2f5bed9350dede7c43d635');
INSERT INTO "trail" VALUES(51,'2026-11-21T07:55:02.377+00:00','person:1','answer.final','answer:30','supervision_evidence',1,2,1,'','d93e8a083b1b9c607cfb32d704430b51475de32ef408af658998e0d76227f9fb','0c0b76a8bb4adabafcb3572932ba5f516e5d04bccc2f5bed9350dede7c43d635','d1e8e802ee6dc629ef722ed22a95b7946eed11a3c58419003f6afdce9395ab7d');
INSERT INTO "trail" VALUES(52,'2026-11-21T07:55:02.387+00:00','person:1','answer.final','answer:31','supervision_grade',1,2,1,'','9d70d4137e6f28f6dab4147fc9d8ee240f172c1201be4ada771913f5eee6dea8','d1e8e802ee6dc629ef722ed22a95b7946eed11a3c58419003f6afdce9395ab7d','8eb63888b08de9c22b9ad5798915412ff159fa35470fdbbe167f0fb1b96a06ac');
INSERT INTO "trail" VALUES(53,'2026-11-21T07:55:02.397+00:00','person:1','answer.final','answer:32','intervention_change',1,2,1,'','56557501999cb3be4ac618c6dcbeca39a909fe82cb93c3eacdb7c4bec1f7a830','8eb63888b08de9c22b9ad5798915412ff159fa35470fdbbe167f0fb1b96a06ac','d9af8fc4d7a2aa09da61e7fd4c44ce433f28af69a7a043588eb42e3596cb24c8');
INSERT INTO "trail" VALUES(54,'2026-11-21T07:55:02.407+00:00','person:1','answer.final','answer:33','intervention_handover',1,2,1,'','f57d5d7f11c865fc494dadb7d9aabafc2fa5aa07011f039021b8ec92dea35094','d9af8fc4d7a2aa09da61e7fd4c44ce433f28af69a7a043588eb42e3596cb24c8','6e06934ab8918b95c0bb062327f145d275d88f3d068086fae17e056afe0661a2');
INSERT INTO "trail" VALUES(55,'2026-11-21T07:55:02.418+00:00','person:1','answer.draft','answer:34','intervention_evidence',1,2,1,'','a69beabc67964c439b3c1c27b131883fba78fda6c687b7150e17fe5d4cc0d8ab','6e06934ab8918b95c0bb062327f145d275d88f3d068086fae17e056afe0661a2','048d3122f9ff23c95c4ae969fd04be23c3208d3742c4131884e6025317282411');
INSERT INTO "trail" VALUES(56,'2026-11-21T07:55:02.430+00:00','person:1','answer.final','answer:35','intervention_evidence',1,2,1,'','f2133543dea17d0875fe494c132723c5d6a87a1621a2fcdf750944353ab64dc6','048d3122f9ff23c95c4ae969fd04be23c3208d3742c4131884e6025317282411','a6e33748fba8b39a90f379dbc4b3d250309fa6bd60e035cd7aafd5a83ebbf3c2');
INSERT INTO "trail" VALUES(57,'2026-11-21T07:55:02.442+00:00','person:1','answer.final','answer:36','intervention_grade',1,2,1,'','37cf35a75d19820a4bd214e946c6a0cc14e42da75bca2c0abd7d18c98f7877c0','a6e33748fba8b39a90f379dbc4b3d250309fa6bd60e035cd7aafd5a83ebbf3c2','8a98c6ce915e778bf629d5139bee82905604aa0496cd0fb5593ce5852e94e7ec');
INSERT INTO "trail" VALUES(58,'2026-11-21T07:55:02.458+00:00','person:1','answer.final','answer:37','overall',1,2,1,'','4c1da767f8cebd7e384a0c29950d7d4ac6e547eb22f53551d3dc7d1f3d243d37','8a98c6ce915e778bf629d5139bee82905604aa0496cd0fb5593ce5852e94e7ec','9e359d58b4f67ec4bc48d6ab970fab1174a8f84d24aeee8333113871ad2511c0');
INSERT INTO "trail" VALUES(59,'2026-11-21T07:55:02.468+00:00','person:1','answer.draft','answer:38','recommendations',1,2,1,'','db574d3894065b3c9aaf08a7ae5f8315cd4657e3a1169554f45ed5a88e330a29','9e359d58b4f67ec4bc48d6ab970fab1174a8f84d24aeee8333113871ad2511c0','9da589436fed7a042cae06b4c0c1fe4be5d7f2568e4ecd656c94ebdd2a047a9b');
INSERT INTO "trail" VALUES(60,'2026-11-21T07:55:02.479+00:00','person:1','answer.final','answer:39','recommendations',1,2,1,'','d4911c2f28676fafc26088715b89f49367e0f7dcffdb1faba5c8d83eeb980101','9da589436fed7a042cae06b4c0c1fe4be5d7f2568e4ecd656c94ebdd2a047a9b','50e8ce0028376c56435899aeb82b16c9fc0e634e077cf8629dffa60993544f2e');
INSERT INTO "trail" VALUES(61,'2026-11-21T07:55:02.490+00:00','person:1','answer.final','answer:40','action_now',1,2,1,'','bf03b3ffaa8e3877bebe8c325de6d728b1c9dc2cbe226c3d635636d89a414e88','50e8ce0028376c56435899aeb82b16c9fc0e634e077cf8629dffa60993544f2e','cf00c075199006fe27d2fc6e902a2d6cbe52e9173b2413ae5407fde1aefa5da2');
INSERT INTO "trail" VALUES(62,'2026-11-21T07:55:02.516+00:00','person:1','response.submitted','response:1','',1,2,1,'','fd8c07c65edd1c7dc113e023269f664c275c961dcd6fad202e01dd67970ab5f7','cf00c075199006fe27d2fc6e902a2d6cbe52e9173b2413ae5407fde1aefa5da2','fd70d19ec8fa838ee8ab0bf4bbe43f713851e50f9bd6c86e5321b0d10b90eb48');
INSERT INTO "trail" VALUES(63,'2026-11-21T07:55:02.516+00:00','person:1','summary.viewed','response:1','',1,2,1,'','','fd70d19ec8fa838ee8ab0bf4bbe43f713851e50f9bd6c86e5321b0d10b90eb48','9e1a0f151241d9a425a163a52fbfb4e7850fac4e75694bd1d3659cc5e298ce24');
INSERT INTO "trail" VALUES(64,'2026-11-21T07:55:02.582+00:00','person:1','response.opened','response:2','',1,1,2,'','22cda66158ed94cd715b82bf4486d9b08e3f946163d04b68d6454cda59d4ba0c','9e1a0f151241d9a425a163a52fbfb4e7850fac4e75694bd1d3659cc5e298ce24','e41d6fdb245a5e466ddf39ab5b012549c76c4a1e7e4edfcec1942b90f4316378');
INSERT INTO "trail" VALUES(65,'2026-11-21T07:55:02.591+00:00','person:1','answer.final','answer:41','whose_record',1,1,2,'','093bcb89532cf74880378875534d47b415e4384f29430ce75b023b4607d29284','e41d6fdb245a5e466ddf39ab5b012549c76c4a1e7e4edfcec1942b90f4316378','e12d99f5f45e4c99800c2017bcc744c33f35b9367b096199561b90d03ca6a012');
INSERT INTO "trail" VALUES(66,'2026-11-21T07:55:02.610+00:00','person:1','answer.final','answer:42','own_work',1,1,2,'','2a4ad7be5d353190d23b5af5376b4a29ed53b347ab25c4eb681f34f47b97fcc5','e12d99f5f45e4c99800c2017bcc744c33f35b9367b096199561b90d03ca6a012','696e0aaabdc9acf91597d6d465ef39b1267a54e2f8b53ebfaa2b53b99a5d3cf0');
INSERT INTO "trail" VALUES(67,'2026-11-21T07:55:02.619+00:00','person:1','answer.draft','answer:43','record_states',1,1,2,'','364efb66353d9b7795b52dd3bd855e9f2aaec9c59cd055a74de85e617c1ec19b','696e0aaabdc9acf91597d6d465ef39b1267a54e2f8b53ebfaa2b53b99a5d3cf0','d124f13054c583543b51c0f93005a274198851daeea24d1010ab5baecbd5def3');
INSERT INTO "trail" VALUES(68,'2026-11-21T07:55:02.629+00:00','person:1','answer.final','answer:44','record_states',1,1,2,'','7037282e817918e040384a221652cf6b346f5254919ee5b884c4d6c4a3710e73','d124f13054c583543b51c0f93005a274198851daeea24d1010ab5baecbd5def3','ee9576f901472f37a807e23b8afb89b742a161df68a6d4ee214350de7903187f');
INSERT INTO "trail" VALUES(69,'2026-11-21T07:55:02.638+00:00','person:1','answer.final','answer:45','recognition_history',1,1,2,'','24afa8a46dc1fdfc2c056c71bf79e74017ad121eba0940fdccd89b93755f44ee','ee9576f901472f37a807e23b8afb89b742a161df68a6d4ee214350de7903187f','b95e6f42335421531eb6c2ac1943fc7eb223d4a8fec9a0a57cd52957252ce88f');
INSERT INTO "trail" VALUES(70,'2026-11-21T07:55:02.647+00:00','person:1','answer.final','answer:46','recognition_requests',1,1,2,'','57b4f490ea7cdc932950d65a88de362df7527073fc05c79d271c196092bea832','b95e6f42335421531eb6c2ac1943fc7eb223d4a8fec9a0a57cd52957252ce88f','0cb270be880f225dff840abfaeb2cd53406e4e5da3ebda91978ff15ae1c6411f');
INSERT INTO "trail" VALUES(71,'2026-11-21T07:55:02.656+00:00','person:1','answer.draft','answer:47','recognition_evidence',1,1,2,'','e0b8505e6c2c849b32d3ba533de5772239584ea85206b8f7206efb11de5684ae','0cb270be880f225dff840abfaeb2cd53406e4e5da3ebda91978ff15ae1c6411f','fd97cd3072e5c6dac73979a74f65267df208f68f41c64b1a0dd6b9e667f9fb3d');
INSERT INTO "trail" VALUES(72,'2026-11-21T07:55:02.665+00:00','person:1','answer.draft','answer:48','recognition_evidence',1,1,2,'','c64e7b89336ec62be45c99bd5d3bdce39bb4ac474f48e053f8d4419a32b83030','fd97cd3072e5c6dac73979a74f65267df208f68f41c64b1a0dd6b9e667f9fb3d','2e6deb7f7fa6fe6ab6ba3f8621c104ace6414420d8c4d05112987fa814eb94ba');
INSERT INTO "trail" VALUES(73,'2026-11-21T07:55:02.675+00:00','person:2','person.signed_in','person:2','',0,0,0,'','','2e6deb7f7fa6fe6ab6ba3f8621c104ace6414420d8c4d05112987fa814eb94ba','19f345dc3a33149fc729631804ed9f1be98dbe91f6980eb19a11210922c22222');
INSERT INTO "trail" VALUES(74,'2026-11-21T07:55:02.691+00:00','person:2','response.opened','response:3','',1,1,3,'','d41c931db430d7f48a8a547aa9e0cb27e51ae6bc3ffabcc5822cac8008054947','19f345dc3a33149fc729631804ed9f1be98dbe91f6980eb19a11210922c22222','335c490abdb85bb1cde0df1a2e3f8ccd52fe149688d7f2dad7098835fd70e9d0');
INSERT INTO "trail" VALUES(75,'2026-11-21T07:55:02.691+00:00','person:2','answer.draft','answer:49','@nil_return',1,1,3,'','7673979c831c0fcae243886f06ce80e570b123fdb3a41c1e89090edb4443a8ae','335c490abdb85bb1cde0df1a2e3f8ccd52fe149688d7f2dad7098835fd70e9d0','47e9af58030842b64513b44c9e2ad5690bd58577d9f5302d5f92dbf8e28149a4');
INSERT INTO "trail" VALUES(76,'2026-11-21T07:55:02.709+00:00','person:2','answer.draft','answer:50','@nil_return',1,1,3,'','808a5fb24ac9dd3022be82fe002f3c827c8e230d88688c972a7d575c8b2c6171','47e9af58030842b64513b44c9e2ad5690bd58577d9f5302d5f92dbf8e28149a4','b0de69a488602d3f203318af46a1a15464e787751d982292a8d75da979f519a0');
INSERT INTO "trail" VALUES(77,'2026-11-21T07:55:02.716+00:00','person:2','answer.final','answer:51','@nil_return',1,1,3,'','9ac2c88de15623b4960aacda68b7a6989b8e5b00d94e22395dd7b76592a473d7','b0de69a488602d3f203318af46a1a15464e787751d982292a8d75da979f519a0','351f848e57484f161e15c92a474ab60db11ea85ae331efe9fd971d609098a897');
INSERT INTO "trail" VALUES(78,'2026-11-21T07:55:02.716+00:00','person:2','response.nil_return','response:3','',1,1,3,'','5b8e457766944b9ceb603f4793b2da8ae4abc651e9f0ce054c7c64aeca295e69','351f848e57484f161e15c92a474ab60db11ea85ae331efe9fd971d609098a897','d371d3711ba6592e8bd2c20df3282f097b1b2366b2e32d371842790b29487114');
INSERT INTO "trail" VALUES(79,'2026-11-21T11:56:21.701+00:00','migration','trail.widened','','agency,form,person,round,case,assignment,invitation,sample,sign_off,programme,audit',0,0,0,'','','d371d3711ba6592e8bd2c20df3282f097b1b2366b2e32d371842790b29487114','53e75727865533d9ee86d0e432d872e714e14a29ce52d7d6db37ab3fdcfffda3');
INSERT INTO "trail" VALUES(80,'2026-11-21T11:56:21.701+00:00','migration','agency.found','agency:1','',0,0,0,'','175e74952533509d7a32fc6f5d8a80b43cf9a002ce1ddcbd6a3500d53e58f022','53e75727865533d9ee86d0e432d872e714e14a29ce52d7d6db37ab3fdcfffda3','f8a46f2332a68ab26eaeb5761e1bba189b359014b33763e4ef09b0c6a315b277');
INSERT INTO "trail" VALUES(81,'2026-11-21T11:56:21.701+00:00','migration','agency.found','agency:2','',0,0,0,'','18cf62e92027b3a526524429ab187d638bdfb0b1019c001ad05cd3cc6e2b3d2c','f8a46f2332a68ab26eaeb5761e1bba189b359014b33763e4ef09b0c6a315b277','ad0022c907282e7fc0a8bdffc6f6e69ce0c1afddd06028657db01585368eaf00');
INSERT INTO "trail" VALUES(82,'2026-11-21T11:56:21.701+00:00','migration','form.found','form:1','',0,0,0,'','fa79d8e2797ed5206fd7e4818056bbe6a7bcaef0de6b0fa799ac371fd43fca20','ad0022c907282e7fc0a8bdffc6f6e69ce0c1afddd06028657db01585368eaf00','1b2126b627d3613cb6c1e5896c8908163edc1ec08934d1a74b2224ce7f1ebf53');
INSERT INTO "trail" VALUES(83,'2026-11-21T11:56:21.701+00:00','migration','person.found','person:1','',0,0,0,'','879fd54f8c6fe132388b5f6634c85dd369c950586a70b42ca0fed8afc7c8d0b4','1b2126b627d3613cb6c1e5896c8908163edc1ec08934d1a74b2224ce7f1ebf53','2394820eb913204e752766399101d3a6089ff9319990c1fff4077704e010a527');
INSERT INTO "trail" VALUES(84,'2026-11-21T11:56:21.701+00:00','migration','person.found','person:2','',0,0,0,'','6de0f0f07cdf22d7be845174bae4ef6e223bc22c45382187f12e86b651ab33ff','2394820eb913204e752766399101d3a6089ff9319990c1fff4077704e010a527','4ace595d3a30b688b7f5b80cbd70b0766d3fbd83ddea4333c50a443720806f33');
INSERT INTO "trail" VALUES(85,'2026-11-21T11:56:21.701+00:00','migration','person.found','person:3','',0,0,0,'','add7d3c329eec9ca27b55f982b417688390145f87cef1ddfb13002dd198fe9f8','4ace595d3a30b688b7f5b80cbd70b0766d3fbd83ddea4333c50a443720806f33','ef9d6dcdb0f59ee33c45064665d889c79d0d41e3a44ebd99aa4ee60c4017a401');
INSERT INTO "trail" VALUES(86,'2026-11-21T11:56:21.701+00:00','migration','person.found','person:4','',0,0,0,'','4627d0a2984a4ac44d6c8bbf5dd452ba38ec7bacfd09ca66d5e84a49f697e0f5','ef9d6dcdb0f59ee33c45064665d889c79d0d41e3a44ebd99aa4ee60c4017a401','ca8035a5586120c4db6b991d1ef74def5dc2305324ea4e907f600690c20b3b40');
INSERT INTO "trail" VALUES(87,'2026-11-21T11:56:21.701+00:00','migration','round.found','round:1','',1,0,0,'','aba3a6203080eeecaf62fe212b9e5653ebfd60a4f569b840096af673c92c46de','ca8035a5586120c4db6b991d1ef74def5dc2305324ea4e907f600690c20b3b40','5c53d12c9882f45be402022da4b9286d34f68fb755761e24d68b637c01a85202');
INSERT INTO "trail" VALUES(88,'2026-11-21T11:56:21.701+00:00','migration','case.found','case:1','',1,1,0,'','a33211a1d0084545397d9ff87402d17e38235e89778c7a9c1ad04a13b11a195e','5c53d12c9882f45be402022da4b9286d34f68fb755761e24d68b637c01a85202','0cc8e17c16a5ffa386a19374f2ede4c08f2850b2eaf367bd637609655b7cbbff');
INSERT INTO "trail" VALUES(89,'2026-11-21T11:56:21.701+00:00','migration','case.found','case:2','',1,2,0,'','258c181aadc3cddf55eb1b7775bf9770a0bacc382cf234f4f1cbfadd6ab17cf2','0cc8e17c16a5ffa386a19374f2ede4c08f2850b2eaf367bd637609655b7cbbff','de26a39920af987af6280c8a4ec2664d33624fa160eeca5a39816f620570ec1a');
INSERT INTO "trail" VALUES(90,'2026-11-21T11:56:21.701+00:00','migration','assignment.found','assignment:1','',1,1,0,'','3afaf2774b221540af7b5ce49ac9844671c3c0c8f971259b74626d3c37895457','de26a39920af987af6280c8a4ec2664d33624fa160eeca5a39816f620570ec1a','23e5272935f6bab32826318bf40666d92a7c587a66fea0814ffb29c5ca957864');
INSERT INTO "trail" VALUES(91,'2026-11-21T11:56:21.701+00:00','migration','assignment.found','assignment:2','',1,2,0,'','0fb4b63c63bfef244ad1ee069b627f5ee4dcd90055c73b3d9f5a0d9cdc12a6ca','23e5272935f6bab32826318bf40666d92a7c587a66fea0814ffb29c5ca957864','00d5316b0b681201358f05e3df8e0fe201dc1b9a723d1006aa25877dd6d5d6d7');
INSERT INTO "trail" VALUES(92,'2026-11-21T11:56:21.701+00:00','migration','assignment.found','assignment:3','',1,1,0,'','3f7c66c756081b5f2bf2c885cde95098f11e45e172857b92c43b65b61d8a598b','00d5316b0b681201358f05e3df8e0fe201dc1b9a723d1006aa25877dd6d5d6d7','1be4fec7a64889656df02b5bfd9e2b870a180d16d8ad20f8ae763b5016d48aa1');
INSERT INTO "trail" VALUES(93,'2026-11-21T13:37:07.271+00:00','migration','trail.widened','','round,watch_list,kept_word,concern,acknowledgement',0,0,0,'','','1be4fec7a64889656df02b5bfd9e2b870a180d16d8ad20f8ae763b5016d48aa1','00ba5ad43ee525018293812548e252c785eebf501f664fd93bc6987ed1e0d74c');
INSERT INTO "trail" VALUES(94,'2026-11-21T13:37:07.271+00:00','migration','round.found','round:1','',1,0,0,'','1a475a1d0c864380b6abaa8eeb82944bd0f337e5eed694896eccbdc17826b2ee','00ba5ad43ee525018293812548e252c785eebf501f664fd93bc6987ed1e0d74c','822d539895c37930b39a549fa9fcfa33ef1ca8bbe36bb27f3a4014ef674903b0');
INSERT INTO "trail" VALUES(95,'2026-11-21T13:37:07.275+00:00','bot','watch_list.loaded','watch_list:1','round:1',1,0,0,'','d688ce570e12000b877489acce8b6961c416893dabadd8b60ef6ceb05f3a1268','822d539895c37930b39a549fa9fcfa33ef1ca8bbe36bb27f3a4014ef674903b0','94f12eddf7bb8218be3ad104b5980d84e5189b2bfcd7731f7023aae9f4ecddd0');
INSERT INTO "trail" VALUES(96,'2026-11-21T13:37:07.275+00:00','bot','kept_word.added','kept_word:1','voice_evidence',1,1,2,'','62fffffb1a937d0fbf9515b2e14a1c63ee83805666874db589afcc9e3aa87e6f','94f12eddf7bb8218be3ad104b5980d84e5189b2bfcd7731f7023aae9f4ecddd0','5425d1f396b70b8fd87b431047ee03c168615cda27c7a1e238a30ce5a8d3a269');
INSERT INTO "trail" VALUES(97,'2026-11-21T13:37:07.275+00:00','bot','concern.to_be_raised','concern:1','',1,1,2,'','a018476603c0cbdd281f5ac7bf2ced5c6a532cda02346a887a0657d3e017dc1f','5425d1f396b70b8fd87b431047ee03c168615cda27c7a1e238a30ce5a8d3a269','56508dbaa85de24f472ce917dc11c29cc8e36b48a0736f47fe44b97a66927459');
INSERT INTO "trail" VALUES(98,'2026-11-21T13:37:07.275+00:00','bot','concern.acknowledged','concern:1','person:3',1,1,2,'','509c7fb05383207301334ac220e090b67898067d2fdb21261be183948b9b6b36','56508dbaa85de24f472ce917dc11c29cc8e36b48a0736f47fe44b97a66927459','11d0d25d38e8996f1659f39f260f0693d70e6b8b7f0e0604f4c175a33374618b');
INSERT INTO "trail" VALUES(99,'2026-11-21T13:37:07.275+00:00','bot','acknowledgement.added','acknowledgement:1','person:1',0,0,0,'','896c7920762d45c31b047ff572c7999f6cb1d8b10cbff14f2e8a2f64d421573e','11d0d25d38e8996f1659f39f260f0693d70e6b8b7f0e0604f4c175a33374618b','dc5821b8ff1cedb6bccbbc11e09b1e3d2c52cb7f3973482474c272985aa3fa2a');
INSERT INTO "trail" VALUES(100,'2026-11-21T17:56:56.264+00:00','migration','trail.widened','','quote',0,0,0,'','','dc5821b8ff1cedb6bccbbc11e09b1e3d2c52cb7f3973482474c272985aa3fa2a','b8bcdb12d410c12f148f9dc2d429d40ede692ace03eab37f57692e0768f1a7ae');
INSERT INTO "trail" VALUES(101,'2026-11-21T17:56:56.268+00:00','cli:0','quote.picked','quote:1','recommendations',1,2,1,'','e842c1486301b19dc47b534273143f84fe7738ce374171896e37e5ea13386e1c','b8bcdb12d410c12f148f9dc2d429d40ede692ace03eab37f57692e0768f1a7ae','dc4e7f301ac4c04e4a9ea3c31b6b4197539af192f86bd2d0711f05a8593e2732');
CREATE TABLE watch_lists (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL UNIQUE REFERENCES rounds (id),
    names INTEGER NOT NULL CHECK (names > 0),
    loaded_at TEXT NOT NULL,
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
    digests TEXT NOT NULL CHECK (digests <> '' AND length(digests) % 64 = 0)
) STRICT;
INSERT INTO "watch_lists" VALUES(1,1,1,'2026-11-21T13:37:07.275+00:00','60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55','0000000000000000000000000000000000000000000000000000000000000000');
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
CREATE TRIGGER record_secrets_never_change BEFORE UPDATE ON record_secrets
BEGIN SELECT RAISE(ABORT, 'a secret is never changed'); END;
CREATE TRIGGER record_secrets_never_come_again BEFORE INSERT ON record_secrets
WHEN EXISTS (SELECT 1 FROM record_secrets WHERE record = NEW.record)
BEGIN SELECT RAISE(ABORT, 'a secret is never changed'); END;
CREATE TRIGGER record_secrets_never_go BEFORE DELETE ON record_secrets
WHEN NOT EXISTS (SELECT 1 FROM (SELECT record, action FROM trail ORDER BY id DESC LIMIT 1)
    WHERE record = OLD.record AND (action LIKE '%.dropped' OR action LIKE '%.erased'))
BEGIN SELECT RAISE(ABORT, 'a secret goes only right after the entry that its record is gone'); END;
CREATE TRIGGER answers_never_come_again BEFORE INSERT ON answers
WHEN EXISTS (SELECT 1 FROM answers WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE INDEX kept_words_by_response ON kept_words (response_id);
CREATE INDEX concerns_by_response ON concerns (response_id);
CREATE INDEX deletions_due ON deletions (chat_id, due_at) WHERE state = 'waiting' AND due_at <> '';
CREATE INDEX deletions_by_response ON deletions (response_id) WHERE state = 'waiting';
CREATE INDEX quotes_by_response ON quotes (response_id);
CREATE INDEX answers_in_short ON answers (response_id, path, stage, value) WHERE length(value) <= 64;
CREATE INDEX answers_at_length ON answers (response_id, path) WHERE length(value) > 64;
COMMIT;
