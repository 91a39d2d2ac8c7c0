// Holds the model against records that no run is made from: `npm run validate -- march`. Each subject is
// a module beside this one; it prints one table and what follows from it, for people or as JSON.

const subjects = {
  march: 'recorded marches, journeys and road books against days over the land',
};

const [subject, ...rest] = process.argv.slice(2);
const wantsHelp = subject === undefined || subject === '--help' || subject === '-h';

if (wantsHelp) {
  const lines = Object.entries(subjects).map(([name, what]) => `  ${name.padEnd(10)}${what}`);
  process.stdout.write(
    `npm run validate -- <subject> [--json] [--cache <folder>]\n\nSubjects:\n${lines.join('\n')}\n`,
  );
} else if (!Object.hasOwn(subjects, subject)) {
  process.stderr.write(
    `There is no subject "${subject}". Try one of: ${Object.keys(subjects).join(', ')}.\n`,
  );
  process.exitCode = 2;
} else {
  const known = new Set(['--json', '--cache']);
  const wrong = rest.find((it, at) => !known.has(it) && rest[at - 1] !== '--cache');
  if (wrong !== undefined) {
    process.stderr.write(`"${wrong}" is not known here. Try --json or --cache <folder>.\n`);
    process.exitCode = 2;
  } else {
    const cache = rest.includes('--cache') ? rest[rest.indexOf('--cache') + 1] : undefined;
    const { validate } = await import(`./validate-${subject}.js`);
    process.exitCode = await validate({ json: rest.includes('--json'), cache });
  }
}
