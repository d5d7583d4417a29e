/** What rollbackPipeline does, stage by stage. */

/** Refuses before anything has happened. */
def check(Map settings, Map parameters) {
    if (!upkeepHas('rollbackTo')) {
        refuse(settings, 'rollbackPipeline: the Upkeep plugin of this Jenkins has no step rollbackTo; nothing was done. Update the plugin')
    }
    if (!settings.approver) {
        refuse(settings, "rollbackPipeline: nobody is named who may approve; give approver: 'user,group' in the Jenkinsfile")
    }
    if (!parameters.VERSION) {
        refuse(settings, 'rollbackPipeline: VERSION is empty; start it by "Build with Parameters" and give the tag or commit to go back to')
    }
}

private void refuse(Map settings, String reason) {
    settings.outcomes.add(reason)
    error(reason)
}

/** Shows what would be done and what would be lost. */
def plan(Map settings, Map parameters) {
    def report = upkeepTask.mustSucceed(settings, 'rollbackTo', target(parameters) + [dryRun: true])
    settings.plan = report?.verdict ?: 'see the report'
}

def approve(Map settings, Map parameters) {
    upkeepApproval(settings, "${question(parameters)} The plan: ${settings.plan}")
}

def execute(Map settings, Map parameters) {
    upkeepTask.mustSucceed(settings, 'rollbackTo', target(parameters))
}

/** The databases that were replaced are the way back; they are given up only when a person says so, apart. */
def approveEnd(Map settings) {
    settings.endApprovedBy = upkeepApproval.orLeaveOut(
            settings, 'The rollback is done. Drop the databases that it replaced? There is no way back after that.')
}

@NonCPS
private Map target(Map parameters) {
    [version: parameters.VERSION, database: parameters.DATABASE ?: 'keep']
}

@NonCPS
private String question(Map parameters) {
    def database = parameters.DATABASE == 'restore' ? 'restored to fit' : 'kept as it is'
    return "Roll back to ${parameters.VERSION}, with the database ${database}?"
}
