/**
 * What GitHub and GitLab run when somebody pushes: validate, then build, and keep the site. Actions are pinned by the hash of their
 * commit, which, unlike a tag, nobody can move; `npm ci` installs what the lock file names and nothing else.
 */
const node = '20.20.2';

export function githubWorkflow(name: string): string {
  return `# Checks and builds the edition at every push and for every pull request. It needs package.json and
# package-lock.json with the program among the dependencies: see README.md.
name: edition

on:
  push:
  pull_request:

permissions:
  contents: read

concurrency:
  group: edition-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  edition:
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: ${node}
          cache: npm
      - run: npm ci
      # The findings stand beside the lines of the pull request.
      - run: ${command('validate', name, '--format github')}
      - run: ${command('build', name)}
      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        with:
          name: site
          path: dist/
          if-no-files-found: error
`;
}

export function gitlabPipeline(name: string): string {
  return `# Checks and builds the edition at every push. It needs package.json and package-lock.json with the program
# among the dependencies: see README.md.
default:
  image: node:${node}-bookworm-slim
  interruptible: true

stages:
  - check
  - build

.with-the-program:
  cache:
    key:
      files:
        - package-lock.json
    paths:
      - .npm/
  before_script:
    - npm ci --cache .npm --prefer-offline

validate:
  extends: .with-the-program
  stage: check
  script:
    - ${command('validate', name)}

build:
  extends: .with-the-program
  stage: build
  script:
    - ${command('build', name)}
  artifacts:
    name: site
    paths:
      - dist/
    expire_in: 4 weeks
`;
}

/** A command of the program as a value of YAML, whatever the name is. `--no` keeps npx from fetching another program of the same name. */
function command(verb: string, name: string, options = ''): string {
  const isPlain = /^[A-Za-z0-9._/-]+$/.test(name);
  const word = isPlain ? name : `'${name.replaceAll("'", `'\\''`)}'`;
  const line = `npx --no edition ${verb} ${word} ${options}`.trimEnd();
  return isPlain ? line : JSON.stringify(line);
}
