// The command `tumen`: makes the parser from the table of commands, runs what was asked for, and turns
// whatever goes wrong into one sentence on the error stream and an exit code: 0 done, 1 findings or
// failure, 2 a command line that cannot be understood, 130 stopped by hand.

import { Command, CommanderError } from '@commander-js/extra-typings';
import type { CommandEntry } from './command.ts';
import { commands } from './commands/table.ts';
import { coloursOf, say } from './terminal.ts';
import { explain } from './trouble.ts';
import { versionOf } from './version.ts';

function parser(): Command {
  const program = new Command('tumen')
    .description(
      'A laboratory for historical campaigns: many runs of one opening, held against the record.',
    )
    .version(versionOf(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError(true)
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
    .exitOverride()
    .addHelpText(
      'after',
      [
        '',
        'To begin with:',
        '  tumen new scenarios/mine        copies the tutorial into a folder of your own',
        '  tumen check scenarios/mine      reads it and says what is wrong',
        '  tumen run scenarios/mine        tells one campaign as a story',
        '  tumen study scenarios/mine      plays many and holds them against the record',
        '',
        'tumen COMMAND --help shows examples of each command.',
      ].join('\n'),
    );
  for (const entry of commands) addCommand(program, entry);
  return program;
}

function addCommand(program: Command, { name, summary, examples, declare }: CommandEntry): void {
  const command = program
    .command(name)
    .description(summary)
    .showHelpAfterError(`(tumen ${name} --help shows how it is used)`);
  declare(command as unknown as Command);
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, does]) => `  ${line.padEnd(width)}  ${does}`);
  command.addHelpText('after', ['', 'Examples:', ...lines].join('\n'));
}

async function main(): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  try {
    await parser().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    const { text, exitCode } = explain(error);
    say(coloursOf('error').red(text));
    process.exitCode = exitCode;
  }
}

await main();
