/**
 * What a cadence was called with, checked and completed.
 *
 * A person who starts a build may choose among what the Jenkinsfile names. A build that the clock starts takes what the
 * Jenkinsfile says today, and not what its parameters said when they were last written down.
 */

def call(String cadence, Map standard, Map given) {
    def problem = problem(cadence, standards() + standard, given)
    if (problem) {
        upkeepNotify.refused(given.notify, problem)
        error(problem)
    }
    def settings = merged(cadence, standards() + standard, given)
    return byHand() ? chosen(settings, params) : settings
}

/** Every key that all cadences know, with its value when it is not given. The value's kind is the key's kind. */
@NonCPS
Map standards() {
    [
        config: 'upkeep.yaml', agent: '', dryRun: false, timeoutMinutes: 240, buildsKept: 90,
        lock: '', approver: '', approvalHours: 24, failOn: '', unstableOn: '', databaseCredentialsId: '', redisCredentialsId: '',
        storeCredentialsId: '', identityCredentialsId: '', notifyCredentialsId: '', notify: [:],
    ]
}

/** The keys of which several values may be given, to choose from when a build is started by hand. */
@NonCPS
List choices() {
    ['config', 'agent']
}

@NonCPS
String problem(String cadence, Map standard, Map given) {
    for (key in given.keySet()) {
        if (!standard.containsKey(key)) {
            return "${cadence}: unknown key '${key}'; allowed are ${standard.keySet().sort().join(', ')}"
        }
        def wanted = wanted(standard[key], given[key], key in choices())
        if (wanted) {
            return "${cadence}: ${key}: '${given[key]}' is not ${wanted}"
        }
    }
    return notifyProblem(cadence, given.notify ?: [:])
}

@NonCPS
String notifyProblem(String cadence, Map notify) {
    def allowed = ['email', 'on', 'slack', 'slackCredentialsId']
    def unknown = notify.keySet().find { !(it in allowed) }
    if (unknown) {
        return "${cadence}: notify: unknown key '${unknown}'; allowed are ${allowed.join(', ')}"
    }
    def events = ['started', 'failed', 'unstable', 'resolved', 'succeeded']
    def event = (notify.on ?: []).find { !(it in events) }
    return event ? "${cadence}: notify: on: unknown event '${event}'; allowed are ${events.join(', ')}" : null
}

@NonCPS
String wanted(Object standard, Object value, boolean several) {
    if (standard instanceof Map) {
        return value instanceof Map ? null : 'a map, such as [email: \'ops@example.org\']'
    }
    if (standard instanceof Boolean) {
        return value instanceof Boolean ? null : 'true or false'
    }
    if (standard instanceof Integer) {
        return value instanceof Integer && value > 0 ? null : 'a whole number above 0'
    }
    if (several && value instanceof List && value) {
        return null
    }
    return value instanceof CharSequence ? null : several ? 'a text or a list of texts' : 'a text'
}

@NonCPS
Map merged(String cadence, Map standard, Map given) {
    def settings = [cadence: cadence, outcomes: [], approvedBy: '', scheduled: standard.containsKey('schedule')] + standard + given
    for (key in choices()) {
        settings[key + 's'] = settings[key] instanceof List ? settings[key].collect { "$it".toString() } : [settings[key]]
        settings[key] = settings[key + 's'][0]
    }
    settings.dryRunStandard = settings.dryRun
    settings.channel = settings.notify.slack ?: ''
    settings.recipients = settings.notify.email ?: ''
    return settings
}

/** Whether a person or another job started the build, and so has chosen its parameters. */
boolean byHand() {
    return currentBuild.getBuildCauses('hudson.triggers.TimerTrigger$TimerTriggerCause').size() == 0
}

/** A value that the Jenkinsfile does not name (any more) is not taken. The first build of a job has no parameters yet. */
@NonCPS
Map chosen(Map settings, Map parameters) {
    for (key in choices()) {
        def value = parameters[key.toUpperCase()]
        if (value in settings[key + 's']) {
            settings[key] = value
        }
    }
    if (parameters.DRY_RUN != null) {
        settings.dryRun = parameters.DRY_RUN
    }
    if (parameters.CHANNEL != null) {
        settings.channel = parameters.CHANNEL
    }
    if (parameters.RECIPIENTS != null) {
        settings.recipients = parameters.RECIPIENTS
    }
    return settings
}
