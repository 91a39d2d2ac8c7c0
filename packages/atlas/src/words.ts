// Every word that the page says of itself, in one place, to be translated as one file. What scenarios say
// stands in scenarios; sentences about changes are the laboratory's. Long because a translator wants one file.

/** The page's words. */
export const words = {
  title: 'Atlas',
  views: {
    explore: 'Map',
    read: 'Read',
    handOut: 'Hand-out',
    agreement: 'Agreement',
    compare: 'What if',
    readings: 'Readings',
    live: 'Try',
    data: 'Data',
    method: 'Method',
  },
  opening: 'From',
  skip: 'Skip to the map',
  share: 'Copy link',
  shared: 'Link copied',
  waiting: 'Opening the atlas…',
  noData: 'The data of this atlas is not here: data.js must lie beside the page.',
  broken: 'The atlas cannot be opened.',
  ensemble: {
    label: 'Runs on the map',
    cloud: 'Cloud',
    many: 'Many',
    one: 'One run',
    typical: 'Typical',
    showing: (count: string, runs: string) => `showing ${count} of ${runs} runs`,
    showingKept: (count: string, kept: string, runs: string) =>
      `showing ${count} of ${kept} runs that match, of ${runs}`,
    rests: (seed: number) => `seed ${seed}`,
    run: 'Run',
    another: 'Another',
    oddest: 'oddest',
    typicalRun: 'typical',
    chooseRun: 'Which run',
  },
  keep: {
    label: 'Which runs are kept',
    where: 'Keep only the runs where',
    keep: 'Keep',
    like: 'like the record',
    not: 'not:',
    turn: 'Turn it round',
    remove: (says: string) => `Take away: ${says}`,
    most: 'Three conditions are the most.',
    sorts: {
      question: 'Questions',
      attestation: 'Claims of the record',
      reading: 'Contested events',
      account: 'Accounts that a run drew',
    },
    match: (count: string, runs: string) => `${count} of ${runs} runs match.`,
    few: 'They are few: shapes are coarse.',
    tooFew: (count: string, runs: string, fewest: number) =>
      `Only ${count} of ${runs} runs match; fewer than ${fewest} are no shape. All runs are shown.`,
    noRecord: 'The record says nothing of days within these runs, so none is like it.',
    drawing: 'Looking up what each run drew…',
    agree: 'Keep only the runs that agree',
    disagree: 'Keep only the runs that do not',
    agreement: (opening: string, count: string, runs: string) =>
      `From ${opening} only ${count} of ${runs} runs are counted, those that are kept. It says what goes with what, and no longer tests the model.`,
  },
  map: {
    label: 'Map',
    help: 'Arrow keys move the map, plus and minus zoom, 0 shows all of it.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Whole map',
    legend: 'How sure it is',
    attested: 'attested',
    inferred: 'inferred',
    assumed: 'assumed',
    simulated: 'simulated',
    vassal: 'owes obedience',
    nominal: 'rules in name',
    force: 'force',
    fugitive: 'fugitive',
    shores: 'Shores and rivers are those of today.',
    km: (count: string) => `${count} km`,
    table: 'What the map shows, as a table',
    placeHeads: ['Place', 'Also', 'Kind', 'Held by', 'Who says where it is'],
    forceHeads: ['Who', 'In the field, of 100 runs', 'At or on the way to, of 100 runs'],
    newRealm: 'a new realm',
    nobody: 'nobody',
    metres: (height: number) => `${height} m`,
  },
  timeline: {
    label: 'Timeline',
    others: 'Other claims',
    back: 'Back',
    forward: 'Forward',
    play: 'Play',
    pause: 'Pause',
    step: 'Step',
    steps: { day: 'day', 'ten-days': 'ten days', month: 'month', season: 'season' },
    speed: 'Speed',
    speeds: (days: number) => `${days} days a second`,
    date: 'Date',
    dateHelp: 'A date in words or as 1217-06: “autumn 1217”, “3 May 1217”.',
    notADate: 'This is no date that the atlas understands. Try “autumn 1217” or 1217-06.',
    whole: 'whole span',
    lanes:
      'Claims by whom they are about: above the line when it happens in the runs, below it when the record says',
    inHundred: (share: string) => `${share} in 100`,
    never: 'never',
    table: 'The timeline as a table',
    heads: [
      'Claim',
      'The record says',
      'In 100 runs',
      'Middle of the runs',
      'Within the record’s span',
    ],
    denied: 'did not happen',
    simulated: 'in the runs (simulated)',
    attested: 'in the record (attested)',
  },
  now: {
    label: 'Now',
    events: 'In this run, up to today',
    claims: 'What the record says of these days',
    unit: 'in 100 runs',
    none: 'The record is silent about these days.',
    where: (who: string, share: string, places: string) =>
      `${who}: in the field in ${share} of 100 runs on the map${places === '' ? '' : `; ${places}`}.`,
    whereAt: (place: string, share: string) => `at or near ${place} in ${share}`,
    madeFrom: (run: number, seed: number) => `Run ${run} of seed ${seed}, played here; digest`,
    differs: 'is not the study’s: this browser plays otherwise.',
    why: 'Why?',
    asking: 'The run is being played again…',
    close: 'Close',
    held: (who: string) => `Held by ${who} on this day.`,
    heldIn: (who: string, share: string) =>
      `Held by ${who} on this day in ${share} of 100 runs on the map.`,
    otherAccounts: 'Other accounts of the same matter',
    asWritten: (when: string) => `The record’s date, as it is written: ${when}`,
    noneYet: 'Nothing has happened yet.',
    dots: 'Each dot is one of 100 runs',
    within: 'when the record says',
    otherwise: 'at another time',
    never: 'not at all',
    playing: 'The run is being played…',
    sentence: (denies: boolean, share: string, within: string, when: string) =>
      denies
        ? `It happens in ${share} of 100 runs; the record says that it did not.`
        : `It happens in ${share} of 100 runs, in ${within} of them when the record says (${when}).`,
  },
  sources: {
    assumed: 'Nobody says so: it is assumed.',
    sights: { seen: 'read', 'second-hand': 'second-hand', recalled: 'from memory' },
  },
  read: {
    label: 'Tour',
    step: (at: number, of: number) => `Step ${at} of ${of}`,
    back: 'Back',
    next: 'Next',
    play: 'Play the tour',
    halt: 'Stop playing',
    explore: 'Explore from here',
    handOut: 'Hand-out to print',
  },
  handOut: {
    print: 'Print',
    back: 'Back to the tour',
    simulated:
      'What this sheet says of runs is simulated: it is a statement about a model, not a source.',
    questions: 'Questions',
    question: (says: string, when: string) =>
      `“${says}” (the record’s date: ${when}). In how many of 100 runs, would you say, does this happen? What would you have to know to say it more surely?`,
    answers: 'Answers',
    answer: (sentence: string, runs: number) => `${sentence} Counted over ${runs} runs.`,
    rests: (seed: number, version: string) =>
      `Runs of seed ${seed}, played with version ${version} of the program.`,
    map: (place: string) => `Where ${place} lies among the places of the map`,
  },
  agreement: {
    title: 'History and the runs',
    summary: (tests: number, expected: number, unusual: number, missed: number) =>
      `Of ${tests} claims that only test the model, the runs have ${expected} as expected, ${unusual} as unusual, and miss ${missed}.`,
    howRead: (expected: number, missed: number) =>
      `A claim is expected where ${expected} or more of 100 runs have it within the record’s own span, missed where fewer than ${missed} do, and unusual between. Claims that helped to set up an opening cannot test it. The ridge is simulated, the bracket is the record.`,
    heads: [
      'What the sources say',
      'Runs over record',
      'The record',
      'Middle of the runs',
      'In 100 runs',
      'Within the span',
      'Verdict',
      'Role',
    ],
    from: (opening: string) => `From ${opening}`,
    verdicts: { expected: 'expected', unusual: 'unusual', missed: 'missed' },
    tests: 'tests',
    used: 'used or recalled',
    kept: 'no test: runs were kept',
  },
  compare: {
    title: 'What if',
    none: 'This study has no what-ifs. They are played into it by the command:',
    command: (key: string) => `tumen ensemble scenarios/${key} --switch KEY`,
    choose: 'The change',
    asItIs: 'As the sources have it',
    twins: 'Twin maps on one clock',
    noFilms:
      'These what-ifs are not filmed, so there are no twin maps; the figures count all pairs.',
    filmed: (count: string) => `Each map shows ${count} simulated runs, the same ones by number.`,
    effect: (change: string, says: string, now: string, was: string) =>
      `${change}: in ${now} of 100 runs instead of ${was} it is so that “${says}”`,
    nothing: (pairs: string) => `Nothing changes by more than ${pairs} pairs can tell from chance.`,
    pairs: (pairs: string, seed: number) =>
      `${pairs} pairs of runs on the same dice, seed ${seed}: one as the sources have it, one with the change. All of it is simulated.`,
    changed: 'What changed',
    unchanged: 'What did not change in any pair',
    allChanged: 'Everything changed in some pair.',
    either: (share: string) => `${share} in 100 either way.`,
    guard: 'This is a statement about the model. How far it can be trusted with what happened:',
    heads: (pairs: string) => [
      'Outcome',
      'In 100 runs: ring as it is, disc with the change',
      'As it is',
      'With the change',
      'Difference, 5–95 %',
      `Only as it is, of ${pairs} pairs`,
      `Only with the change, of ${pairs} pairs`,
      'How sure',
    ],
    clear: 'clear',
    unclear: 'may be chance',
  },
  live: {
    title: 'Change something',
    lead: (runs: string) =>
      `Change a switch, an account or a number, and ${runs} campaigns are played here, in this page, by the same engine and on the same dice as the study.`,
    switches: 'Switches',
    noSwitches: 'No switch of this scenario fits this opening.',
    accounts: 'Contested accounts',
    noAccounts: 'From this opening no circumstance is contested.',
    drawn: 'each run draws one',
    numbers: 'Numbers',
    number: 'Which number',
    choose: 'choose a number…',
    ofScenario: 'Of the scenario',
    value: 'Its value in all runs',
    put: 'Set it',
    range: (least: string, most: string) =>
      most === '' ? `${least} or more` : `From ${least} to ${most}`,
    usual: (it: { readonly value: number; readonly unit: string; readonly source: string }) =>
      `usually about ${it.value} (${it.unit}; ${it.source})`,
    list: 'What is changed',
    nothing: 'Nothing is changed yet; the runs would be the study’s own.',
    is: (name: string, value: string) => `${name}: ${value}`,
    remove: (says: string) => `Take back: ${says}`,
    on: 'on',
    play: (runs: string) => `Play ${runs} campaigns`,
    stop: 'Stop',
    done: (done: string, of: string) => `${done} of ${of} campaigns are played.`,
    progress: 'Campaigns played',
    rests: (pairs: string, seed: number, off: number) =>
      `This rests on ${pairs} runs played here, seed ${seed}, and no more. Beside them stand the same ${pairs} runs as the sources have it, on the same dice. A share counted over so few may be off by ${off} of a hundred. All of it is simulated.`,
    beside: (published: string, added: string) =>
      added === '0'
        ? `The published study has ${published} runs; those with the same numbers are set beside these.`
        : `The published study has ${published} runs; the other ${added} to set beside these were played here in the same way.`,
    stopped: (done: string, of: string) =>
      `It was stopped after ${done} of ${of} campaigns; only these count.`,
    subject: 'With what you changed',
    asItIs: (share: string) => `As the sources have it: in ${share} of 100 runs.`,
    changed: (share: string) => `With the change: in ${share} of 100 runs.`,
    same: 'Nothing that is asked of these runs changed in any of them.',
    how: { more: 'Less often, clearly.', less: 'More often, clearly.', unclear: 'May be chance.' },
    table: 'Every outcome as a table',
    heads: (pairs: string) => [
      'Outcome',
      'The study, all its runs',
      `The study, the same ${pairs}`,
      'With the change',
      'Difference, 5–95 %',
      'How sure',
    ],
    again: 'To play the same with the command',
    digest: 'Digest of the rows, the same bytes as the command’s:',
    differs:
      'This browser plays otherwise than the study was played: the runs are not the study’s, and what follows cannot be set beside it.',
    stale: 'What is shown below was played before the last change.',
    rows: 'Save the rows',
  },
  readings: {
    title: 'Where the sources disagree',
    how: (runs: string, draws: string, facts: number) =>
      `Each run drew one account of every contested circumstance. Over ${runs} runs in ${draws} draws: how often are those that drew an account like the record, by the ${facts} facts that only test?`,
    range: (near: number) =>
      `The factor is how many times as often runs with the account are among the ${near} nearest to the record as runs without it, with 5–95 %. A range across 1 says that so many runs cannot tell. “By others” listens only to sources that do not tell the account themselves.`,
    none: 'From this opening no circumstance is contested, or no fact tests it.',
    heads: [
      'Account',
      'Weight of 100: ring before, disc after',
      'Before',
      'After',
      'Factor',
      'By others',
      'In words',
    ],
    nobody: 'nobody else',
    verdict: (least: number, most: number) =>
      least > 1
        ? 'the rest of the record is for it'
        : most < 1
          ? 'the rest of the record is against it'
          : 'so many runs cannot tell',
    chosen: (says: string, runs: string) => `If it was so: “${says}” ${runs} runs drew it.`,
    show: 'Keep only these runs on the map',
    makes: 'What it makes of the rest',
    shiftHeads: ['Outcome', 'In 100 runs: ring of all, disc of these', 'All runs', 'These runs'],
    events: 'How contested events turned out',
    eventHeads: ['Form', 'In 100 runs', 'More or less often under'],
    under: (says: string, share: string, others: string) =>
      `“${says}” ${share} in 100, else ${others}.`,
  },
  save: {
    as: (title: string, form: string) => `Save as ${form}: ${title}`,
    simulated: 'Simulated',
    /** In the name of every file that holds what was simulated. */
    tag: 'simulated',
    runs: (runs: string) => `${runs} simulated runs`,
    kept: (kept: string, runs: string, why: string) =>
      `${kept} of ${runs} simulated runs, those kept by: ${why}`,
    sources: (names: string) => `Sources of the scenario: ${names}.`,
    onMap: (count: string) => `The map itself shows ${count} of them.`,
    more: (count: number) => `and ${count} more`,
    citation: (it: {
      readonly title: string;
      readonly date: string;
      readonly runs: string;
      readonly seed: number;
      readonly fingerprint: string;
      readonly version: string;
      readonly address: string;
      readonly consulted: string;
    }) =>
      `${it.title}: an atlas of ${it.runs}, at ${it.date}. Seed ${it.seed}, fingerprint ${it.fingerprint}, made with Tumen ${it.version}. ${it.address} (consulted ${it.consulted}).`,
    cite: 'Cite this view',
    copy: 'Copy the reference',
    copied: 'Reference copied',
  },
  data: {
    title: 'Data',
    how: (runs: string) =>
      `Every table behind the page, made here and now from what it carries. Shares in the events count ${runs}; the other tables hold all runs. Files that hold anything simulated say so in their names.`,
    heads: ['File', 'What it holds'],
    geojson: 'The events of the record with places, spans, sources and what the runs make of them',
    csv: 'The same as a table',
    timelinejs: 'The same for TimelineJS',
    record: 'Every attestation against the runs of every opening before it',
    places: 'The places of the scenario',
    openings: 'The openings that runs begin from',
    sources: 'The sources, and which follow which',
    rows: (name: string, runs: string) =>
      `${name}: one line for each of ${runs} runs; days count from the opening’s first, −1 is never`,
    scenario: 'The scenario as it was read',
    report: 'The report, as the command prints it',
  },
  method: {
    title: 'What this rests on',
    paragraphs: [
      'Every run is one history that the rules make possible, from an opening that is set up as the sources have it. No run is told what happened afterwards; the record is only asked when all is over.',
      'Figures on the timeline and on the page of agreement count all runs. The map shows the runs that are filmed, and says how many they are. Single runs are played in this page, by the same engine, from the same seed, with the same result to the last digit.',
      'The ground is a relief with cells of some twenty kilometres; gorges and passes exist where the scenario names them. Shores and rivers are those of today. All that lies between attested days is simulated or assumed.',
      'A share of a hundred runs is a statement about the model. How far the model can be trusted is shown by the claims that it could not have known.',
    ],
    rests: 'Runs',
    heads: ['Ensemble', 'Runs', 'On the map', 'Fingerprint'],
    again: 'To make it again',
    version: (version: string) => `with version ${version} of the program.`,
    report: 'The report, as the command prints it',
  },
} as const;
