/** Does something within a maintenance window, when one was asked for and the plugin knows windows. */
def call(Map settings, String description, Closure body) {
    if (!settings.window || settings.dryRun) {
        return body()
    }
    if (!upkeepHas('maintenanceWindow')) {
        echo 'maintenanceWindow: left out; the Upkeep plugin of this Jenkins has no such step'
        return body()
    }
    return steps.maintenanceWindow(duration: settings.window, description: description, config: settings.config, body)
}
