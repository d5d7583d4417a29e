/**
 * Does something within a maintenance window, when one was asked for and the plugin knows windows. Where the window cannot be
 * entered, or is over too early, the build is marked, and what is done outside of it goes on.
 */
def call(Map settings, String description, Closure body) {
    if (!settings.window || settings.dryRun) {
        return body()
    }
    if (!upkeepHas('maintenanceWindow')) {
        echo 'maintenanceWindow: left out; the Upkeep plugin of this Jenkins has no such step'
        return body()
    }
    catchError(buildResult: 'FAILURE', stageResult: 'FAILURE', catchInterruptions: false) {
        within(settings, description, body)
    }
}

private void within(Map settings, String description, Closure body) {
    def arguments = [duration: settings.window, description: description, config: settings.config]
    if (settings.notifyCredentialsId) {
        arguments.notifyCredentialsId = settings.notifyCredentialsId
    }
    try {
        steps.maintenanceWindow(arguments, body)
    } catch (Exception failure) {
        settings.outcomes.add("maintenanceWindow failed: ${failure.message ?: failure}".toString())
        throw failure
    }
}
