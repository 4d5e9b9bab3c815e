BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'casewalk','m0001_first','2026-11-21 07:48:46.412846+00:00');
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
INSERT INTO "answers" VALUES(1,1,1,'whose_record','{"choice": "child"}','final',NULL,'2026-11-21T07:48:46.515+00:00');
INSERT INTO "answers" VALUES(2,1,1,'systems_read','{"choices": ["main"]}','draft',NULL,'2026-11-21T07:48:46.522+00:00');
INSERT INTO "answers" VALUES(3,1,1,'systems_read','{"choices": ["main"]}','final',NULL,'2026-11-21T07:48:46.528+00:00');
INSERT INTO "answers" VALUES(4,1,1,'own_work','{"choice": "no"}','final',NULL,'2026-11-21T07:48:46.535+00:00');
INSERT INTO "answers" VALUES(5,1,1,'record_states','{"choices": ["ethnicity"]}','draft',NULL,'2026-11-21T07:48:46.541+00:00');
INSERT INTO "answers" VALUES(6,1,1,'record_states','{"choices": ["ethnicity"]}','final',NULL,'2026-11-21T07:48:46.548+00:00');
INSERT INTO "answers" VALUES(7,1,1,'recognition_history','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:46.554+00:00');
INSERT INTO "answers" VALUES(8,1,1,'recognition_requests','{"choice": "answered"}','final',NULL,'2026-11-21T07:48:46.560+00:00');
INSERT INTO "answers" VALUES(9,1,1,'recognition_evidence','{"text": "Seen alone at home and at school."}','draft',1795247326413,'2026-11-21T07:48:46.566+00:00');
INSERT INTO "answers" VALUES(10,1,1,'recognition_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:46.573+00:00');
INSERT INTO "answers" VALUES(11,1,1,'recognition_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:46.580+00:00');
INSERT INTO "answers" VALUES(12,1,1,'voice_child_seen','{"choice": "heard_alone"}','final',NULL,'2026-11-21T07:48:46.587+00:00');
INSERT INTO "answers" VALUES(13,1,1,'voice_each_child','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:46.594+00:00');
INSERT INTO "answers" VALUES(14,1,1,'voice_evidence','{"text": "Seen alone at home and at school."}','draft',1795247326419,'2026-11-21T07:48:46.601+00:00');
INSERT INTO "answers" VALUES(15,1,1,'voice_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:46.609+00:00');
INSERT INTO "answers" VALUES(16,1,1,'voice_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:46.616+00:00');
INSERT INTO "answers" VALUES(17,1,1,'recording_up_to_date','{"choice": "current_with"}','final',NULL,'2026-11-21T07:48:46.623+00:00');
INSERT INTO "answers" VALUES(18,1,1,'recording_adults','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:46.629+00:00');
INSERT INTO "answers" VALUES(19,1,1,'recording_evidence','{"text": "Seen alone at home and at school."}','draft',1795247326425,'2026-11-21T07:48:46.636+00:00');
INSERT INTO "answers" VALUES(20,1,1,'recording_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:46.643+00:00');
INSERT INTO "answers" VALUES(21,1,1,'recording_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:46.650+00:00');
INSERT INTO "answers" VALUES(22,1,1,'assessment_challenge','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:46.657+00:00');
INSERT INTO "answers" VALUES(23,1,1,'assessment_plan','{"choice": "kept"}','final',NULL,'2026-11-21T07:48:46.663+00:00');
INSERT INTO "answers" VALUES(24,1,1,'assessment_evidence','{"text": "Seen alone at home and at school."}','draft',1795247326431,'2026-11-21T07:48:46.672+00:00');
INSERT INTO "answers" VALUES(25,1,1,'assessment_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:46.681+00:00');
INSERT INTO "answers" VALUES(26,1,1,'assessment_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:46.689+00:00');
INSERT INTO "answers" VALUES(27,1,1,'supervision_oversight','{"choice": "with_reasons"}','final',NULL,'2026-11-21T07:48:46.698+00:00');
INSERT INTO "answers" VALUES(28,1,1,'supervision_disagreement','{"choice": "agreed"}','final',NULL,'2026-11-21T07:48:46.706+00:00');
INSERT INTO "answers" VALUES(29,1,1,'supervision_evidence','{"text": "Seen alone at home and at school."}','draft',1795247326437,'2026-11-21T07:48:46.714+00:00');
INSERT INTO "answers" VALUES(30,1,1,'supervision_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:46.724+00:00');
INSERT INTO "answers" VALUES(31,1,1,'supervision_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:46.732+00:00');
INSERT INTO "answers" VALUES(32,1,1,'intervention_change','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:46.741+00:00');
INSERT INTO "answers" VALUES(33,1,1,'intervention_handover','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:46.750+00:00');
INSERT INTO "answers" VALUES(34,1,1,'intervention_evidence','{"text": "Seen alone at home and at school."}','draft',1795247326443,'2026-11-21T07:48:46.758+00:00');
INSERT INTO "answers" VALUES(35,1,1,'intervention_evidence','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:46.767+00:00');
INSERT INTO "answers" VALUES(36,1,1,'intervention_grade','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:46.775+00:00');
INSERT INTO "answers" VALUES(37,1,1,'overall','{"point": "outstanding"}','final',NULL,'2026-11-21T07:48:46.784+00:00');
INSERT INTO "answers" VALUES(38,1,1,'recommendations','{"text": "Seen alone at home and at school."}','draft',1795247326448,'2026-11-21T07:48:46.793+00:00');
INSERT INTO "answers" VALUES(39,1,1,'recommendations','{"text": "Seen alone at home and at school."}','final',NULL,'2026-11-21T07:48:46.804+00:00');
INSERT INTO "answers" VALUES(40,1,1,'action_now','{"choice": "no"}','final',NULL,'2026-11-21T07:48:46.813+00:00');
INSERT INTO "answers" VALUES(41,2,1,'whose_record','{"choice": "child"}','final',NULL,'2026-11-21T07:48:46.896+00:00');
INSERT INTO "answers" VALUES(42,2,1,'own_work','{"choice": "no"}','final',NULL,'2026-11-21T07:48:46.921+00:00');
INSERT INTO "answers" VALUES(43,2,1,'record_states','{"choices": ["ethnicity"]}','draft',NULL,'2026-11-21T07:48:46.932+00:00');
INSERT INTO "answers" VALUES(44,2,1,'record_states','{"choices": ["ethnicity"]}','final',NULL,'2026-11-21T07:48:46.943+00:00');
INSERT INTO "answers" VALUES(45,2,1,'recognition_history','{"choice": "yes"}','final',NULL,'2026-11-21T07:48:46.955+00:00');
INSERT INTO "answers" VALUES(46,2,1,'recognition_requests','{"choice": "answered"}','final',NULL,'2026-11-21T07:48:46.964+00:00');
INSERT INTO "answers" VALUES(47,2,1,'recognition_evidence','{"text": "A first part."}','draft',1795247326465,'2026-11-21T07:48:46.974+00:00');
INSERT INTO "answers" VALUES(48,2,1,'recognition_evidence','{"text": "A second part."}','draft',1795247326467,'2026-11-21T07:48:46.985+00:00');
INSERT INTO "answers" VALUES(49,3,2,'@nil_return','null','draft',NULL,'2026-11-21T07:48:47.012+00:00');
INSERT INTO "answers" VALUES(50,3,2,'@nil_return','{"choice": "nobody_known"}','draft',NULL,'2026-11-21T07:48:47.031+00:00');
INSERT INTO "answers" VALUES(51,3,2,'@nil_return','{"choice": "nobody_known"}','final',NULL,'2026-11-21T07:48:47.041+00:00');
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
INSERT INTO "forms" VALUES(1,'six_areas',1,'763fc85d837b7cb06b19775063ef3e9b5491ae77fdea3fd9676dab50b0dd15a3','{"key":"six_areas","version":1,"title":"Six-area case audit","about":"Looks at how one agency worked with one child, through that agency''s own record. Six areas, each ending in a grade, then next steps.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"scales":{"ofsted":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Unsure: ask the lead"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]}},"areas":[{"key":"record","title":"The record","about":"Which record you read, and what it covers.","questions":[{"key":"whose_record","text":"Whose record are you reading?","help":"Whichever it is, the questions are about the child in this case.","unseen":[],"kind":"choice","choices":[{"value":"child","label":"The child''s"},{"value":"sibling","label":"A brother''s or sister''s"},{"value":"parent","label":"A parent''s or carer''s"}]},{"key":"systems_read","text":"Which records did you read?","help":"Tick all that apply. If you could not open some, tick the last one too.","kind":"several","choices":[{"value":"main","label":"Main record system"},{"value":"safeguarding","label":"Safeguarding file or log"},{"value":"paper","label":"Paper or scanned files"},{"value":"mail","label":"E-mail or shared folders"},{"value":"from_others","label":"Minutes or reports from others"},{"value":"older","label":"An older system"},{"value":"other","label":"Something else","ask":"What else did you read?"},{"value":"not_all","label":"Some I could not reach"}],"unseen":[]},{"key":"systems_not_reached","text":"Which records could you not reach?","help":"Tick all that apply.","ask_if":{"question":"systems_read","has":"not_all"},"kind":"several","choices":[{"value":"main","label":"Main record system"},{"value":"safeguarding","label":"Safeguarding file or log"},{"value":"paper","label":"Paper or scanned files"},{"value":"mail","label":"E-mail or shared folders"},{"value":"from_others","label":"Minutes or reports from others"},{"value":"older","label":"An older system"},{"value":"other_team","label":"Another team''s records"},{"value":"other","label":"Something else","ask":"What else could you not reach?"}],"unseen":[]},{"key":"own_work","text":"Did you or your team work on this case?","help":"You can still answer. It helps others weigh your grades.","unseen":[],"kind":"choice","choices":[{"value":"no","label":"No"},{"value":"team","label":"Yes, my team did"},{"value":"self","label":"Yes, I did"}]},{"key":"record_states","text":"Which of these does this record state about the child?","help":"Tick only what is written. \"Not known\" does not count.","kind":"several","choices":[{"value":"ethnicity","label":"Ethnicity"},{"value":"disability","label":"Disability, or no disability"},{"value":"language","label":"First language"},{"value":"none","label":"None of these","alone":true}],"unseen":[]}]},{"key":"recognition","title":"Recognition and response","about":"Whether risk to the child was noticed, and what this agency did next.","questions":[{"key":"recognition_history","text":"Did this agency use the family''s history and any earlier referrals to decide what to do?","help":"A list is not enough. Look for where the past shaped a decision.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"recognition_requests","text":"When this agency and others asked each other for information, was it given?","help":"Think of what this agency asked for, and what others asked it for.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"answered","label":"Yes, each time"},{"value":"others_fell_short","label":"No: others fell short"},{"value":"agency_fell_short","label":"No: this agency fell short"},{"value":"both_fell_short","label":"No: both fell short"},{"value":"not_asked_though_needed","label":"Not asked, though needed"},{"value":"not_asked_not_needed","label":"Not asked, not needed"}]},{"key":"recognition_evidence","text":"Evidence: what does the record show about noticing risk and acting on it, and what did that mean for the child?","help":"A few sentences will do. Write roles, such as mother or teacher. No names.","required":true,"kind":"text","role":"evidence"},{"key":"recognition_note","text":"What is one strength, or one thing to develop, in recognition and response?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"recognition_grade","text":"How good was recognition and response in this agency''s work?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Unsure: ask the lead"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Risk is seen early, even when hidden or slow to build. Action is quick, shared with others and kept up until the child is safer.","good":"Signs of risk are seen and linked to the child''s daily life. The right people are told in good time, and slow replies are chased.","requires_improvement":"The main worries are seen, but the history or what others know is missed, or action is late.","inadequate":"Clear signs of harm are missed or nothing is done about them, or a referral the child needed is not made."}}]},{"key":"voice","title":"Voice of the child","about":"Whether this agency knew what life was like for the child.","questions":[{"key":"voice_child_seen","text":"How did this agency see or hear the child?","help":"For a baby, or a child who does not speak, heard means watched and described.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"heard_alone","label":"Seen and heard alone"},{"value":"heard_with_others","label":"Seen and heard, not alone"},{"value":"seen_only","label":"Seen, but not heard"},{"value":"through_others","label":"Only through other people"},{"value":"not_at_all","label":"Not seen or heard at all"}]},{"key":"voice_each_child","text":"Does the record look at each child in the family separately?","help":"Not applicable if there are no brothers or sisters.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"voice_evidence","text":"Evidence: what does the record show of the child''s views and daily life, and what did listening, or not, mean for the child?","help":"For example: words, drawings, behaviour, signs or an interpreter used. No names.","required":true,"kind":"text","role":"evidence"},{"key":"voice_note","text":"What is one strength, or one thing to develop, in hearing the child?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"voice_grade","text":"How good was this agency''s work in hearing the child?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Unsure: ask the lead"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Ways are found that suit the child''s age, language and any disability. What the child says or shows changes what is done.","good":"The child''s views, or how they live and behave, are recorded and used. If staff do not meet the child, they ask those who do.","requires_improvement":"The child is mentioned or seen, but adults'' views fill the record, or brothers and sisters are treated as one.","inadequate":"You cannot picture the child''s life from the record, though there were chances to see, hear or ask about them."}}]},{"key":"recording","title":"Case recording","about":"Whether someone new to the case could rely on this record.","questions":[{"key":"recording_up_to_date","text":"Is the record up to date, with a chronology?","help":"A chronology lists the main events by date.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"current_with","label":"Up to date, with a chronology"},{"value":"current_without","label":"Up to date, no chronology"},{"value":"gaps_with","label":"Has gaps, with a chronology"},{"value":"gaps_without","label":"Has gaps, no chronology"}]},{"key":"recording_adults","text":"Does the record cover fathers, partners and other adults around the child?","help":"Who they are, where they live and what part they play.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"recording_evidence","text":"Evidence: what does the record show clearly, what is missing, and what did that mean for the child?","help":"For example: late entries, an old address, a partner left out. No names or addresses.","required":true,"kind":"text","role":"evidence"},{"key":"recording_note","text":"What is one strength, or one thing to develop, in case recording?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"recording_grade","text":"How good was case recording in this agency''s work?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Unsure: ask the lead"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Prompt, dated and full. A colleague could take over today, knowing the risks, the history, who matters and why things were decided.","good":"Up to date and clear. Main events, adults in the home, worries and decisions are easy to find. Fact is kept apart from opinion.","requires_improvement":"You can follow the story, but entries are late or thin, or details such as adults in the home or disability are missing.","inadequate":"Key events, risks or details are missing or wrong. A colleague could not rely on it to keep the child safe."}}]},{"key":"assessment","title":"Assessment, analysis and planning","about":"How this agency weighed what it knew, and what it planned.","questions":[{"key":"assessment_challenge","text":"Did this agency challenge what parents or carers told it, when it needed to?","help":"For example, by checking it against the history or what others saw.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"assessment_plan","text":"Did this agency work to a plan with dates and outcomes?","help":"Its own plan, or its part in a shared one. Drift is delay without a reason.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"kept","label":"Yes, and kept to it"},{"value":"drifted","label":"Yes, but it drifted"},{"value":"incomplete","label":"Plan lacks dates or outcomes"},{"value":"none_needed_one","label":"No plan, though needed"},{"value":"none_not_needed","label":"No plan was needed"}]},{"key":"assessment_evidence","text":"Evidence: what does the record show of weighing risk and making a plan, and what did that mean for the child?","help":"For example: how the past was weighed, or why a plan drifted. No names.","required":true,"kind":"text","role":"evidence"},{"key":"assessment_note","text":"What is one strength, or one thing to develop, in assessment, analysis and planning?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"assessment_grade","text":"How good was assessment, analysis and planning in this agency''s work?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Unsure: ask the lead"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Risks and strengths are weighed for each child, and every account is tested. The plan has dates, outcomes and a fallback.","good":"What is said is checked against the history and what others know. The plan says who does what, by when, and what should change.","requires_improvement":"Facts are gathered but not weighed, adults are taken at their word, or the plan drifts or lacks dates or outcomes.","inadequate":"Risk is left out, misread or played down, or there is no plan though the child needed one."}}]},{"key":"supervision","title":"Supervision and management","about":"How managers and safeguarding leads guided the work and backed the staff.","questions":[{"key":"supervision_oversight","text":"Did a manager or safeguarding lead oversee decisions about this child?","help":"Supervision, a case discussion, advice on the day or a sign-off all count.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"with_reasons","label":"Yes, with reasons recorded"},{"value":"without_reasons","label":"Yes, but no reasons recorded"},{"value":"none_needed","label":"No, though it was needed"},{"value":"none_not_needed","label":"No, and it was not needed"}]},{"key":"supervision_disagreement","text":"What did this agency do if it disagreed with another agency''s decision?","help":"To escalate is to take it to someone more senior.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"choice","choices":[{"value":"agreed","label":"It did not disagree"},{"value":"said_nothing","label":"Disagreed, but said nothing"},{"value":"settled","label":"Challenged, and settled it"},{"value":"let_go","label":"Challenged, then let it go"},{"value":"escalated","label":"Challenged, then escalated"}]},{"key":"supervision_evidence","text":"Evidence: what does the record show of managers or leads guiding the work, and what did that mean for the child?","help":"For example: advice given, a decision questioned, actions checked. No names.","required":true,"kind":"text","role":"evidence"},{"key":"supervision_note","text":"What is one strength, or one thing to develop, in supervision and management?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"supervision_grade","text":"How good was supervision and management in this agency''s work?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Unsure: ask the lead"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Regular discussion keeps the child in view, tests thinking and stops drift early. Staff are backed to challenge other agencies.","good":"A manager or safeguarding lead looks at the case when needed. Decisions, reasons and actions are recorded and checked.","requires_improvement":"Some oversight can be seen, but it is late, gives few reasons, or lets delay or weak work pass.","inadequate":"No oversight can be seen though the risk called for it, or unsafe decisions are left to stand."}}]},{"key":"intervention","title":"Intervention and review","about":"What help was given, whether it worked, and how it ended.","questions":[{"key":"intervention_change","text":"Did this agency check whether things got better for the child?","help":"For the child, not only for the adults, and whether it lasted.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"intervention_handover","text":"When its work closed or was handed over, did this agency pass on what others needed to know?","help":"A move or a change of worker counts. Not applicable if nothing closed or moved.","unseen":[{"value":"record_silent","label":"The record does not say"},{"value":"kept_elsewhere","label":"Kept elsewhere, not seen"}],"kind":"yes_partly_no"},{"key":"intervention_evidence","text":"Evidence: what does the record show about help given and reviewed, and what did that mean for the child?","help":"For example: what got better, what did not, and how anyone knew. No names.","required":true,"kind":"text","role":"evidence"},{"key":"intervention_note","text":"What is one strength, or one thing to develop, in intervention and review?","required":false,"offered":true,"kind":"text","role":"note","sorts":[{"value":"strength","label":"Strength"},{"value":"develop","label":"To develop"}]},{"key":"intervention_grade","text":"How good was intervention and review in this agency''s work?","kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Unsure: ask the lead"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Help fits the child and is changed when it does not work. Lasting change for the child is plain to see, and others are kept informed.","good":"Help is given as agreed and reviewed on time, by what changed for the child. Others are told when it ends or moves.","requires_improvement":"Help is given, but reviews are late or only tick off tasks, or it ends before the change has lasted.","inadequate":"The child stays at risk because help is not given, is never reviewed, or stops without others being told."}}]},{"key":"closing","title":"Overall and next steps","about":"The work as a whole, what should change, and anything that cannot wait.","questions":[{"key":"overall","text":"Taken together, how good was this agency''s work for the child?","help":"Weigh what mattered most for the child. It need not be the average.","ask_if":{"about":"switch.overall","is":true},"kind":"grade","scale":{"points":[{"value":"outstanding","label":"Outstanding","short":"O"},{"value":"good","label":"Good","short":"G"},{"value":"requires_improvement","label":"Requires improvement","short":"RI"},{"value":"inadequate","label":"Inadequate","short":"I"}],"not_graded":[{"value":"too_little_contact","label":"Too little contact"},{"value":"record_not_reached","label":"Record not reached"},{"value":"not_our_task","label":"Not our task"},{"value":"outside_period","label":"Outside the period"},{"value":"unsure","label":"Unsure: ask the lead"},{"value":"other","label":"Another reason","ask":"In a few words, why is there no grade?"}]},"descriptors":{"outstanding":"Strong in every area, and life is clearly better for the child because of it. Others could learn from this work.","good":"Sound and timely work kept the child in mind. Weaker points did not put the child at risk.","requires_improvement":"Some of the work is sound, but gaps or delay meant the child got less help, or later help, than they needed.","inadequate":"Serious gaps left the child unsafe, or nobody could tell whether the child was safe."},"overall":true},{"key":"recommendations","text":"What would you recommend, and what evidence would show that it had worked?","help":"Say which agency or role should act. No names.","required":false,"kind":"text","role":"recommendation"},{"key":"action_now","text":"Does anything in this record need action now, to keep the child safe?","help":"Think of brothers and sisters too. Answering here does not report a concern.","required":true,"shows":"whom_to_tell","unseen":[],"kind":"choice","choices":[{"value":"no","label":"No"},{"value":"raised","label":"Yes, already raised","ask":"Which role was told, and when? No names."},{"value":"not_yet","label":"Yes, not yet raised","urgent":true}]}]}],"rules":[{"kind":"overall_above_areas"},{"kind":"inadequate_area","best":"good","worst":"inadequate"},{"kind":"grade_without_evidence","words":5}],"exits":{"nil_return":{"key":"nil_return","text":"Nil return: you searched, and your records know nobody of this family in the period. Which is it?","kind":"choice","choices":[{"value":"nobody_known","label":"No record of the family at all"},{"value":"not_in_period","label":"Known, but not in the period"}]},"unable":{"key":"unable","text":"Unable to complete: your records know the family, but this audit cannot be done. Why?","kind":"choice","choices":[{"value":"record_not_reached","label":"The record cannot be reached"},{"value":"no_time","label":"No time to do it properly"},{"value":"worked_the_case","label":"I worked this case myself"},{"value":"wrong_auditor","label":"Another auditor should do it"},{"value":"other","label":"Another reason","ask":"What stands in the way? One or two sentences, without names."}]},"incomplete":{"key":"incomplete","text":"Some answers are missing. Why should the return go in as it is?","kind":"choice","choices":[{"value":"nothing_more","label":"The record holds no more"},{"value":"record_not_reached","label":"A record was not reached"},{"value":"not_our_task","label":"The rest is not our task"},{"value":"no_time","label":"No time before the due date"},{"value":"other","label":"Another reason","ask":"What is the reason? One or two sentences, without names."}]}}}');
CREATE TABLE inbox (
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    heard TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'done', 'parked')),
    attempts INTEGER NOT NULL DEFAULT 0,
    received_at TEXT NOT NULL,
    PRIMARY KEY (bot_id, update_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "inbox" VALUES(4242,1795247326401,'','done',0,'2026-11-21T07:48:46.466+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326402,'','done',0,'2026-11-21T07:48:46.489+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326403,'','done',0,'2026-11-21T07:48:46.500+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326404,'','done',0,'2026-11-21T07:48:46.514+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326405,'','done',0,'2026-11-21T07:48:46.521+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326406,'','done',0,'2026-11-21T07:48:46.527+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326407,'','done',0,'2026-11-21T07:48:46.534+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326408,'','done',0,'2026-11-21T07:48:46.540+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326409,'','done',0,'2026-11-21T07:48:46.546+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326410,'','done',0,'2026-11-21T07:48:46.553+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326411,'','done',0,'2026-11-21T07:48:46.559+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326412,'','done',0,'2026-11-21T07:48:46.565+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326413,'','done',0,'2026-11-21T07:48:46.571+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326414,'','done',0,'2026-11-21T07:48:46.579+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326415,'','done',0,'2026-11-21T07:48:46.586+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326416,'','done',0,'2026-11-21T07:48:46.593+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326417,'','done',0,'2026-11-21T07:48:46.600+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326418,'','done',0,'2026-11-21T07:48:46.607+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326419,'','done',0,'2026-11-21T07:48:46.615+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326420,'','done',0,'2026-11-21T07:48:46.622+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326421,'','done',0,'2026-11-21T07:48:46.628+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326422,'','done',0,'2026-11-21T07:48:46.634+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326423,'','done',0,'2026-11-21T07:48:46.641+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326424,'','done',0,'2026-11-21T07:48:46.648+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326425,'','done',0,'2026-11-21T07:48:46.655+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326426,'','done',0,'2026-11-21T07:48:46.662+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326427,'','done',0,'2026-11-21T07:48:46.670+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326428,'','done',0,'2026-11-21T07:48:46.678+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326429,'','done',0,'2026-11-21T07:48:46.687+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326430,'','done',0,'2026-11-21T07:48:46.696+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326431,'','done',0,'2026-11-21T07:48:46.704+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326432,'','done',0,'2026-11-21T07:48:46.713+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326433,'','done',0,'2026-11-21T07:48:46.722+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326434,'','done',0,'2026-11-21T07:48:46.730+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326435,'','done',0,'2026-11-21T07:48:46.739+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326436,'','done',0,'2026-11-21T07:48:46.748+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326437,'','done',0,'2026-11-21T07:48:46.756+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326438,'','done',0,'2026-11-21T07:48:46.765+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326439,'','done',0,'2026-11-21T07:48:46.773+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326440,'','done',0,'2026-11-21T07:48:46.783+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326441,'','done',0,'2026-11-21T07:48:46.792+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326442,'','done',0,'2026-11-21T07:48:46.801+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326443,'','done',0,'2026-11-21T07:48:46.811+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326444,'','done',0,'2026-11-21T07:48:46.830+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326445,'','done',0,'2026-11-21T07:48:46.862+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326446,'','done',0,'2026-11-21T07:48:46.873+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326447,'','done',0,'2026-11-21T07:48:46.884+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326448,'','done',0,'2026-11-21T07:48:46.894+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326449,'','done',0,'2026-11-21T07:48:46.906+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326450,'','done',0,'2026-11-21T07:48:46.919+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326451,'','done',0,'2026-11-21T07:48:46.930+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326452,'','done',0,'2026-11-21T07:48:46.942+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326453,'','done',0,'2026-11-21T07:48:46.953+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326454,'','done',0,'2026-11-21T07:48:46.963+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326455,'','done',0,'2026-11-21T07:48:46.972+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326456,'','done',0,'2026-11-21T07:48:46.983+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326457,'','done',0,'2026-11-21T07:48:46.992+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326458,'','done',0,'2026-11-21T07:48:46.999+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326459,'','done',0,'2026-11-21T07:48:47.009+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326460,'','done',0,'2026-11-21T07:48:47.028+00:00');
INSERT INTO "inbox" VALUES(4242,1795247326461,'','done',0,'2026-11-21T07:48:47.039+00:00');
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
INSERT INTO "outbox" VALUES(1,1,'prompt','{}',NULL,'2026-11-21T07:48:46.467+00:00','sent',1795247326402);
INSERT INTO "outbox" VALUES(2,1,'prompt','{}',NULL,'2026-11-21T07:48:46.491+00:00','sent',1795247326402);
INSERT INTO "outbox" VALUES(3,1,'prompt','{}',NULL,'2026-11-21T07:48:46.501+00:00','sent',1795247326402);
INSERT INTO "outbox" VALUES(4,1,'prompt','{}',NULL,'2026-11-21T07:48:46.515+00:00','sent',1795247326402);
INSERT INTO "outbox" VALUES(5,1,'prompt','{}',NULL,'2026-11-21T07:48:46.522+00:00','sent',1795247326402);
INSERT INTO "outbox" VALUES(6,1,'prompt','{}',NULL,'2026-11-21T07:48:46.528+00:00','sent',1795247326402);
INSERT INTO "outbox" VALUES(7,1,'prompt','{}',NULL,'2026-11-21T07:48:46.535+00:00','sent',1795247326402);
INSERT INTO "outbox" VALUES(8,1,'prompt','{}',NULL,'2026-11-21T07:48:46.541+00:00','sent',1795247326402);
INSERT INTO "outbox" VALUES(9,1,'prompt','{}',NULL,'2026-11-21T07:48:46.548+00:00','sent',1795247326402);
INSERT INTO "outbox" VALUES(10,1,'prompt','{}',NULL,'2026-11-21T07:48:46.554+00:00','sent',1795247326402);
INSERT INTO "outbox" VALUES(11,1,'prompt','{}',NULL,'2026-11-21T07:48:46.560+00:00','sent',1795247326402);
INSERT INTO "outbox" VALUES(12,1,'prompt','{}',NULL,'2026-11-21T07:48:46.566+00:00','sent',1795247326414);
INSERT INTO "outbox" VALUES(13,1,'prompt','{}',NULL,'2026-11-21T07:48:46.573+00:00','sent',1795247326414);
INSERT INTO "outbox" VALUES(14,1,'prompt','{}',NULL,'2026-11-21T07:48:46.580+00:00','sent',1795247326414);
INSERT INTO "outbox" VALUES(15,1,'prompt','{}',NULL,'2026-11-21T07:48:46.587+00:00','sent',1795247326414);
INSERT INTO "outbox" VALUES(16,1,'prompt','{}',NULL,'2026-11-21T07:48:46.594+00:00','sent',1795247326414);
INSERT INTO "outbox" VALUES(17,1,'prompt','{}',NULL,'2026-11-21T07:48:46.601+00:00','sent',1795247326420);
INSERT INTO "outbox" VALUES(18,1,'prompt','{}',NULL,'2026-11-21T07:48:46.609+00:00','sent',1795247326420);
INSERT INTO "outbox" VALUES(19,1,'prompt','{}',NULL,'2026-11-21T07:48:46.616+00:00','sent',1795247326420);
INSERT INTO "outbox" VALUES(20,1,'prompt','{}',NULL,'2026-11-21T07:48:46.623+00:00','sent',1795247326420);
INSERT INTO "outbox" VALUES(21,1,'prompt','{}',NULL,'2026-11-21T07:48:46.629+00:00','sent',1795247326420);
INSERT INTO "outbox" VALUES(22,1,'prompt','{}',NULL,'2026-11-21T07:48:46.636+00:00','sent',1795247326426);
INSERT INTO "outbox" VALUES(23,1,'prompt','{}',NULL,'2026-11-21T07:48:46.643+00:00','sent',1795247326426);
INSERT INTO "outbox" VALUES(24,1,'prompt','{}',NULL,'2026-11-21T07:48:46.650+00:00','sent',1795247326426);
INSERT INTO "outbox" VALUES(25,1,'prompt','{}',NULL,'2026-11-21T07:48:46.657+00:00','sent',1795247326426);
INSERT INTO "outbox" VALUES(26,1,'prompt','{}',NULL,'2026-11-21T07:48:46.663+00:00','sent',1795247326426);
INSERT INTO "outbox" VALUES(27,1,'prompt','{}',NULL,'2026-11-21T07:48:46.672+00:00','sent',1795247326432);
INSERT INTO "outbox" VALUES(28,1,'prompt','{}',NULL,'2026-11-21T07:48:46.681+00:00','sent',1795247326432);
INSERT INTO "outbox" VALUES(29,1,'prompt','{}',NULL,'2026-11-21T07:48:46.689+00:00','sent',1795247326432);
INSERT INTO "outbox" VALUES(30,1,'prompt','{}',NULL,'2026-11-21T07:48:46.698+00:00','sent',1795247326432);
INSERT INTO "outbox" VALUES(31,1,'prompt','{}',NULL,'2026-11-21T07:48:46.706+00:00','sent',1795247326432);
INSERT INTO "outbox" VALUES(32,1,'prompt','{}',NULL,'2026-11-21T07:48:46.714+00:00','sent',1795247326438);
INSERT INTO "outbox" VALUES(33,1,'prompt','{}',NULL,'2026-11-21T07:48:46.724+00:00','sent',1795247326438);
INSERT INTO "outbox" VALUES(34,1,'prompt','{}',NULL,'2026-11-21T07:48:46.732+00:00','sent',1795247326438);
INSERT INTO "outbox" VALUES(35,1,'prompt','{}',NULL,'2026-11-21T07:48:46.741+00:00','sent',1795247326438);
INSERT INTO "outbox" VALUES(36,1,'prompt','{}',NULL,'2026-11-21T07:48:46.750+00:00','sent',1795247326438);
INSERT INTO "outbox" VALUES(37,1,'prompt','{}',NULL,'2026-11-21T07:48:46.758+00:00','sent',1795247326444);
INSERT INTO "outbox" VALUES(38,1,'prompt','{}',NULL,'2026-11-21T07:48:46.767+00:00','sent',1795247326444);
INSERT INTO "outbox" VALUES(39,1,'prompt','{}',NULL,'2026-11-21T07:48:46.775+00:00','sent',1795247326444);
INSERT INTO "outbox" VALUES(40,1,'prompt','{}',NULL,'2026-11-21T07:48:46.784+00:00','sent',1795247326444);
INSERT INTO "outbox" VALUES(41,1,'prompt','{}',NULL,'2026-11-21T07:48:46.793+00:00','sent',1795247326449);
INSERT INTO "outbox" VALUES(42,1,'prompt','{}',NULL,'2026-11-21T07:48:46.804+00:00','sent',1795247326449);
INSERT INTO "outbox" VALUES(43,1,'prompt','{}',NULL,'2026-11-21T07:48:46.813+00:00','sent',1795247326449);
INSERT INTO "outbox" VALUES(44,1,'case_summary','{"response": 1, "next": true}',NULL,'2026-11-21T07:48:46.832+00:00','sent',1795247326453);
INSERT INTO "outbox" VALUES(45,1,'receipt','{"response": 1}',NULL,'2026-11-21T07:48:46.832+00:00','sent',1795247326449);
INSERT INTO "outbox" VALUES(46,1,'prompt','{}',NULL,'2026-11-21T07:48:46.866+00:00','sent',1795247326455);
INSERT INTO "outbox" VALUES(47,1,'prompt','{}',NULL,'2026-11-21T07:48:46.876+00:00','sent',1795247326455);
INSERT INTO "outbox" VALUES(48,1,'prompt','{}',NULL,'2026-11-21T07:48:46.886+00:00','sent',1795247326455);
INSERT INTO "outbox" VALUES(49,1,'prompt','{}',NULL,'2026-11-21T07:48:46.896+00:00','sent',1795247326455);
INSERT INTO "outbox" VALUES(50,1,'prompt','{}',NULL,'2026-11-21T07:48:46.908+00:00','sent',1795247326455);
INSERT INTO "outbox" VALUES(51,1,'prompt','{}',NULL,'2026-11-21T07:48:46.921+00:00','sent',1795247326455);
INSERT INTO "outbox" VALUES(52,1,'prompt','{}',NULL,'2026-11-21T07:48:46.932+00:00','sent',1795247326455);
INSERT INTO "outbox" VALUES(53,1,'prompt','{}',NULL,'2026-11-21T07:48:46.943+00:00','sent',1795247326455);
INSERT INTO "outbox" VALUES(54,1,'prompt','{}',NULL,'2026-11-21T07:48:46.955+00:00','sent',1795247326455);
INSERT INTO "outbox" VALUES(55,1,'prompt','{}',NULL,'2026-11-21T07:48:46.964+00:00','sent',1795247326455);
INSERT INTO "outbox" VALUES(56,1,'prompt','{}',NULL,'2026-11-21T07:48:46.974+00:00','sent',1795247326466);
INSERT INTO "outbox" VALUES(57,1,'prompt','{}',NULL,'2026-11-21T07:48:46.985+00:00','sent',1795247326468);
INSERT INTO "outbox" VALUES(58,2,'prompt','{}',NULL,'2026-11-21T07:48:46.995+00:00','sent',1795247326470);
INSERT INTO "outbox" VALUES(59,2,'prompt','{}',NULL,'2026-11-21T07:48:47.002+00:00','sent',1795247326470);
INSERT INTO "outbox" VALUES(60,2,'prompt','{}',NULL,'2026-11-21T07:48:47.012+00:00','sent',1795247326470);
INSERT INTO "outbox" VALUES(61,2,'prompt','{}',NULL,'2026-11-21T07:48:47.031+00:00','sent',1795247326470);
INSERT INTO "outbox" VALUES(62,2,'receipt','{"response": 3}',NULL,'2026-11-21T07:48:47.041+00:00','sent',1795247326470);
CREATE TABLE parked (
    response_id INTEGER NOT NULL REFERENCES responses (id),
    path TEXT NOT NULL,
    parked_at TEXT NOT NULL,
    PRIMARY KEY (response_id, path)
) STRICT, WITHOUT ROWID;
INSERT INTO "parked" VALUES(2,'systems_read','2026-11-21T07:48:46.908+00:00');
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
INSERT INTO "prompts" VALUES(700000001,1795247326402,'1:recognition_evidence','2026-11-21T07:48:46.564+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247326414,'1:voice_evidence','2026-11-21T07:48:46.600+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247326420,'1:recording_evidence','2026-11-21T07:48:46.634+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247326426,'1:assessment_evidence','2026-11-21T07:48:46.670+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247326432,'1:supervision_evidence','2026-11-21T07:48:46.713+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247326438,'1:intervention_evidence','2026-11-21T07:48:46.756+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247326444,'1:recommendations','2026-11-21T07:48:46.792+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247326449,'','2026-11-21T07:48:46.862+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247326453,'stays','2026-11-21T07:48:46.862+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247326455,'2:recognition_evidence','2026-11-21T07:48:46.972+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247326466,'2:recognition_evidence','2026-11-21T07:48:46.983+00:00',0);
INSERT INTO "prompts" VALUES(700000001,1795247326468,'2:recognition_evidence','2026-11-21T07:48:46.993+00:00',1);
INSERT INTO "prompts" VALUES(700000002,1795247326470,'','2026-11-21T07:48:47.049+00:00',1);
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
INSERT INTO "responses" VALUES(1,2,1,'submitted',0,'2026-11-21T07:48:46.501+00:00','2026-11-21T07:48:46.832+00:00');
INSERT INTO "responses" VALUES(2,1,1,'in_progress',0,'2026-11-21T07:48:46.886+00:00',NULL);
INSERT INTO "responses" VALUES(3,3,1,'nil_return',0,'2026-11-21T07:48:47.012+00:00','2026-11-21T07:48:47.041+00:00');
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
INSERT INTO "rounds" VALUES(1,'neglect-2026','Neglect below the threshold','Neglect',1,'2025-11-01','2026-10-31','2026-12-18','open','','Tell your safeguarding lead, then the front door on 01632 960000.','{"overall": true}',365);
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
COMMIT;
