/**
 * Asks a named person before something is done that cannot be taken back. Call it outside of an agent: it may wait for a
 * day and should hold nobody's place meanwhile.
 */
def call(Map settings, String question) {
    if (settings.unattended) {
        settings.approvedBy = 'unattended'
        echo "${question} Not asked: the Jenkinsfile says unattended: true"
        return settings.approvedBy
    }
    if (!settings.approver) {
        error("${settings.cadence}: nobody is named who may approve; give approver: 'user,group'")
    }
    echo "${question} May be approved by: ${settings.approver}; until ${settings.approvalHours} h from now."
    timeout(time: settings.approvalHours, unit: 'HOURS') {
        settings.approvedBy = input(
                message: question, ok: 'Approve', submitter: settings.approver, submitterParameter: 'APPROVED_BY')
    }
    settings.outcomes.add("approved by ${settings.approvedBy}: ${question}".toString())
    return settings.approvedBy
}

/** The same; but a refusal, or no answer in time, only leaves out what would have been done, and marks the build. */
def orLeaveOut(Map settings, String question) {
    try {
        return call(settings, question)
    } catch (Exception refusal) {
        settings.outcomes.add("not approved and left out: ${question}".toString())
        unstable("not approved and left out: ${question}")
        return ''
    }
}

/**
 * Whether to ask at all: not in a dry run, not after a failure, and not when the plugin has none of the steps.
 * Without an approver what would need one is left out.
 */
boolean isWanted(Map settings, List names) {
    def there = []
    for (name in names) {
        if (upkeepHas(name)) {
            there.add(name)
        }
    }
    def reason = reason(settings, names, there)
    if (reason) {
        echo "${names.join(', ')}: left out; ${reason}"
    }
    return reason == null
}

private String reason(Map settings, List names, List there) {
    if (!there) {
        return 'the Upkeep plugin of this Jenkins has no such step'
    }
    if (settings.dryRun) {
        return 'this is a dry run'
    }
    if (currentBuild.currentResult in ['FAILURE', 'ABORTED']) {
        return 'a task before it failed'
    }
    return settings.approver || settings.unattended ? null : "nobody is named who may approve; give approver: 'user,group'"
}
