//! What a build server is told: a file for each forge, which runs vbe at every push, merge request and week. Only plain
//! commands stand in them, so that each can be run by hand.

use crate::base::lang::Lang;
use crate::base::shell;
use crate::base::wording::Word;

/// A forge that can be set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forge {
    /// GitHub Actions.
    GitHub,
    /// GitLab CI.
    GitLab,
    /// Forgejo Actions, and Gitea's.
    Forgejo,
    /// Azure Pipelines.
    Azure,
}

impl Forge {
    /// All that there are.
    pub const ALL: [Self; 4] = [Self::GitHub, Self::GitLab, Self::Forgejo, Self::Azure];

    /// The name, and what people type for it.
    pub(crate) fn typed(self) -> Word<'static> {
        match self {
            Self::GitHub => Word::bare("github"),
            Self::GitLab => Word::bare("gitlab"),
            Self::Forgejo => Word::bare("forgejo"),
            Self::Azure => Word::bare("azure"),
        }
    }

    /// The file that the forge reads, from the top of the repository. Azure is told of its own when the pipeline is made: the
    /// name that it proposes begins with a first name, and would be covered.
    pub fn path(self) -> &'static str {
        match self {
            Self::GitHub => ".github/workflows/vbe.yml",
            Self::GitLab => ".gitlab-ci.yml",
            Self::Forgejo => ".forgejo/workflows/vbe.yml",
            Self::Azure => ".devops/vbe.yml",
        }
    }

    /// What stands in the file, for a workspace in a folder of the repository, `kommun/`.
    pub(super) fn text(self, under: &str, lang: Lang) -> String {
        let (frame, depth) = match self {
            Self::GitHub => (GITHUB, 10),
            Self::GitLab => (GITLAB, 6),
            Self::Forgejo => (FORGEJO, 10),
            Self::Azure => (AZURE, 6),
        };
        let root = match under.trim_end_matches('/') {
            "" => String::new(),
            under => format!(" --root {}", shell::word(under)),
        };
        let told = lang.pick(ABOUT_SV, ABOUT_EN);
        let about: Vec<String> = told.lines().map(|line| format!("# {line}")).collect();
        let frame = frame.replace("%CHECK%", &indented(&self.check(), depth));
        frame.replace("%ABOUT%", &about.join("\n")).replace("%ROOT%", &root)
    }

    /// What is run. `$base` is the commit that the change is compared with, or something that is none.
    fn check(self) -> String {
        let (validate, gaps, before, after) = match self {
            Self::GitHub => ("--format github", "--format github", "", SUMMARY),
            Self::GitLab => {
                ("--format gitlab > vbe-quality.json", "--format junit > vbe-gaps.xml", "", COMMENT_GITLAB)
            }
            Self::Forgejo => ("", "", "", COMMENT_FORGEJO),
            Self::Azure => (
                "--format junit > vbe-records.xml", "--format junit > vbe-gaps.xml", BASE_AZURE,
                SUMMARY_AZURE,
            ),
        };
        let check = CHECK.replace("%VALIDATE%", validate).replace("%GAPS%", gaps);
        // A format that is a file says nothing in the log.
        let again = match self {
            Self::GitLab | Self::Azure => "vbe validate%ROOT% || true\n",
            Self::GitHub | Self::Forgejo => "",
        };
        format!("{before}{check}{again}{after}exit $status\n")
            .replace(" \n", "\n")
            .replace("  ||", " ||")
            .replace("  --new", " --new")
    }
}

fn indented(text: &str, depth: usize) -> String {
    let lines = text.trim_end().lines().map(|line| match line {
        "" => String::new(),
        line => format!("{:depth$}{line}", ""),
    });
    lines.collect::<Vec<_>>().join("\n")
}

const ABOUT_SV: &str = "\
Granskar arbetsmappen vid varje push och sammanslagning, varje måndag, och när någon startar det själv.
vbe ska finnas på byggservern (i PATH). Det som hittas visas utan texten ur filerna.
Filen är er att ändra. Skriven av vbe init --ci.";
const ABOUT_EN: &str = "\
Checks the workspace at every push and merge request, every Monday, and when somebody starts it.
vbe is to be on the build server (in PATH). What is found is shown without the text of the files.
The file is yours to change. Written by vbe init --ci.";

/// A first push has no commit before it, and neither has a schedule: then all is looked at. 3 is nothing to look at.
const CHECK: &str = r#"status=0
git rev-parse -q --verify "${base:-none}^{commit}" > /dev/null || base=""
vbe validate%ROOT% %VALIDATE% || status=$?
if [ -n "$base" ]; then
  vbe scan%ROOT% --range "$base..HEAD" || [ $? -eq 3 ] || status=1
  vbe gaps%ROOT% %GAPS% --new-since "$base" || [ $? -eq 3 ] || status=1
  vbe diff%ROOT% "$base" --format md > vbe-diff.md || status=1
else
  vbe scan%ROOT% --history || [ $? -eq 3 ] || status=1
  vbe gaps%ROOT% %GAPS% || [ $? -eq 3 ] || status=1
fi
"#;

const SUMMARY: &str = r#"if [ -f vbe-diff.md ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat vbe-diff.md >> "$GITHUB_STEP_SUMMARY"
fi
if [ -f vbe-diff.md ] && [ -n "${request:-}" ]; then
  gh pr comment "$request" --body-file vbe-diff.md || true
fi
"#;

const COMMENT_GITLAB: &str = r#"if [ -f vbe-diff.md ] && [ -n "${VBE_TOKEN:-}" ] && [ -n "${CI_MERGE_REQUEST_IID:-}" ]; then
  notes="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
  curl --silent --fail --header "PRIVATE-TOKEN: $VBE_TOKEN" --data-urlencode "body=$(cat vbe-diff.md)" "$notes" > /dev/null || true
fi
"#;

const COMMENT_FORGEJO: &str = r#"if [ -f vbe-diff.md ] && [ -n "${request:-}" ]; then
  notes="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/$request/comments"
  jq --raw-input --slurp '{body: .}' vbe-diff.md | curl --silent --fail --header "Authorization: token $token" \
    --header "Content-Type: application/json" --data @- "$notes" > /dev/null || true
fi
"#;

const BASE_AZURE: &str = r#"base="${SYSTEM_PULLREQUEST_TARGETBRANCH:-}"
base="${base:+origin/${base#refs/heads/}}"
"#;

const SUMMARY_AZURE: &str = r###"if [ -f vbe-diff.md ]; then
  echo "##vso[task.uploadsummary]$PWD/vbe-diff.md"
fi
"###;

const GITHUB: &str = r#"%ABOUT%
name: vbe
on:
  push:
  pull_request:
  schedule:
    - cron: "17 4 * * 1"
  workflow_dispatch:
permissions:
  contents: read
  pull-requests: write
jobs:
  vbe:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - name: vbe
        env:
          base: ${{ github.event.pull_request.base.sha || github.event.before }}
          request: ${{ github.event.pull_request.number }}
          GH_TOKEN: ${{ github.token }}
        run: |
%CHECK%
"#;

const FORGEJO: &str = r#"%ABOUT%
name: vbe
on:
  push:
  pull_request:
  schedule:
    - cron: "17 4 * * 1"
  workflow_dispatch:
jobs:
  vbe:
    runs-on: docker
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - name: vbe
        env:
          base: ${{ github.event.pull_request.base.sha || github.event.before }}
          request: ${{ github.event.pull_request.number }}
          token: ${{ github.token }}
        run: |
%CHECK%
"#;

/// A schedule is made in GitLab's own pages. The artifacts are what its pages show beside the merge request.
const GITLAB: &str = r#"%ABOUT%
vbe:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_PIPELINE_SOURCE == "push"
    - if: $CI_PIPELINE_SOURCE == "schedule"
    - if: $CI_PIPELINE_SOURCE == "web"
  variables:
    GIT_DEPTH: "0"
  before_script:
    - base="${CI_MERGE_REQUEST_DIFF_BASE_SHA:-${CI_COMMIT_BEFORE_SHA:-}}"
  script:
    - |
%CHECK%
  artifacts:
    when: always
    paths:
      - vbe-diff.md
    reports:
      codequality: vbe-quality.json
      junit: vbe-gaps.xml
"#;

const AZURE: &str = r#"%ABOUT%
trigger:
  branches:
    include: ["*"]
pr:
  branches:
    include: ["*"]
schedules:
  - cron: "17 4 * * 1"
    displayName: vbe
    branches:
      include: [main]
    always: true
pool:
  vmImage: ubuntu-latest
steps:
  - checkout: self
    fetchDepth: 0
  - displayName: vbe
    bash: |
%CHECK%
  - task: PublishTestResults@2
    condition: always()
    inputs:
      testResultsFormat: JUnit
      testResultsFiles: "vbe-*.xml"
"#;
