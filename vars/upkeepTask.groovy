/**
 * Runs one task of a cadence. When it fails, the build is marked and the cadence goes on; when the plugin is too old to
 * have it, that is said. Only an abort ends the cadence.
 */
def call(Map settings, String step, Map own = [:]) {
    if (!isPossible(settings, step)) {
        return null
    }
    def report = null
    catchError(buildResult: 'FAILURE', stageResult: 'FAILURE', catchInterruptions: false) {
        alone(settings) {
            report = mustSucceed(settings, step, own)
        }
    }
    return report
}

/** Whether there is such a step, and something for it to do; says so when not. */
boolean isPossible(Map settings, String step) {
    if (!upkeepHas(step)) {
        echo "${step}: left out; the Upkeep plugin of this Jenkins has no such step"
        return false
    }
    if (!upkeepConfigured(settings, step)) {
        echo "${step}: left out; ${settings.config} has ${upkeepConfigured.lack(step)}"
        return false
    }
    return true
}

/** Cadences of one service that share a lock wait for each other; otherwise the later of two backups fails. */
void alone(Map settings, Closure work) {
    if (!settings.lock) {
        work()
    } else if (upkeepHas('lock')) {
        steps.lock([resource: settings.lock], work)
    } else {
        echo 'lock: left out; the Lockable Resources plugin is not installed'
        work()
    }
}

/** Runs one task; its failure ends the stage. */
def mustSucceed(Map settings, String step, Map own = [:]) {
    try {
        def report = steps."${step}"(arguments(settings, own))
        def planned = settings.dryRun || own.dryRun ? ' (plan)' : ''
        settings.outcomes.add("${step}${planned}: ${report?.status}: ${report?.verdict}".toString())
        return report
    } catch (Exception failure) {
        settings.outcomes.add("${step} failed: ${failure.message ?: failure}".toString())
        throw failure
    }
}

/** What each step gets, without what was left open: that is for the system's settings to say. */
@NonCPS
Map arguments(Map settings, Map own) {
    def arguments = [config: settings.config, dryRun: settings.dryRun]
    def open = [
        'failOn', 'unstableOn', 'databaseCredentialsId', 'redisCredentialsId', 'storeCredentialsId',
        'identityCredentialsId', 'notifyCredentialsId',
    ]
    for (key in open) {
        if (settings[key]) {
            arguments[key] = settings[key]
        }
    }
    return arguments + own.findAll { it.value != '' }
}
