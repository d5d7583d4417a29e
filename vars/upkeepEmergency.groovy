/** Looks at everything and shows what to do next, the most urgent first. The build is marked by what was seen. */
def call(Map settings) {
    def step = upkeepHas('emergencyCheck') ? 'emergencyCheck' : 'healthCheck'
    def report = upkeepTask(settings, step, [failOn: 'NEVER', unstableOn: 'NEVER'])
    if (report == null) {
        return null
    }
    def next = next(report)
    echo "${report.status}: ${report.verdict}\n${next ? 'What to do next:\n' + next : 'Nothing needs to be done.'}"
    currentBuild.description = "${report.status}: ${report.verdict}"
    settings.outcomes.add(next)
    mark(report.status)
    return report
}

@NonCPS
String next(Map report) {
    def lines = []
    for (finding in report.findings) {
        if (finding.action && lines.size() < 3) {
            lines.add("${lines.size() + 1}. ${finding.subject}: ${finding.seen}. ${finding.action}")
        }
    }
    return lines.join('\n')
}

private void mark(String status) {
    if (status == 'WARNING') {
        unstable('the service needs attention')
    } else if (status != 'OK') {
        catchError(buildResult: 'FAILURE', stageResult: 'FAILURE') {
            error('the service is in trouble; what to do is said above')
        }
    }
}
