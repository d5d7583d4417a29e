/** What rollbackPipeline does, stage by stage. */

/** Refuses before anything has happened. */
def check(Map settings, Map parameters) {
    def step = step(parameters)
    if (!upkeepHas(step)) {
        refuse(settings, "rollbackPipeline: the Upkeep plugin of this Jenkins has no step ${step}; nothing was done. Update the plugin")
    }
    if (!settings.approver) {
        refuse(settings, "rollbackPipeline: nobody is named who may approve; give approver: 'user,group' in the Jenkinsfile")
    }
    if (step == 'rollbackTo' && !parameters.VERSION) {
        refuse(settings, 'rollbackPipeline: VERSION is empty; start it by "Build with Parameters" and give the tag or commit to go back to')
    }
}

private void refuse(Map settings, String reason) {
    settings.outcomes.add(reason)
    error(reason)
}

/** Shows what would be done and what would be lost. */
def plan(Map settings, Map parameters) {
    def report = upkeepTask.mustSucceed(settings, step(parameters), target(parameters) + [dryRun: true])
    settings.plan = report?.verdict ?: 'see the report'
    settings.planned = planned(report)
}

def approve(Map settings, Map parameters) {
    upkeepApproval(settings, "${question(parameters)} The plan: ${settings.plan}")
}

/** What was approved, and nothing that a moved tag or a newer backup would make of it; alone, where the cadences have a lock. */
def execute(Map settings, Map parameters) {
    def name = step(parameters)
    def approved = target(parameters) + settings.planned
    upkeepTask.alone(settings) {
        upkeepTask.mustSucceed(settings, name, approved)
    }
}

/** Whether a database may have been replaced. */
boolean isOfDatabases(Map parameters) {
    parameters.DATABASE == 'restore' || step(parameters) != 'rollbackTo'
}

/** The databases that were replaced are the way back; they are given up only when a person says so, apart. */
def approveEnd(Map settings) {
    settings.endApprovedBy = upkeepApproval.orLeaveOut(
            settings, 'The rollback is over. Drop the databases that rollbacks of this service have left? There is no way back after that.')
}

@NonCPS
private Map planned(Map report) {
    def planned = [:]
    if (report?.rollback?.to) {
        planned.commit = report.rollback.to
    }
    if (report?.rollback?.set) {
        planned.set = report.rollback.set
    }
    return planned
}

@NonCPS
private String step(Map parameters) {
    [resume: 'rollbackResume', undo: 'rollbackUndo'][parameters.ACTION] ?: 'rollbackTo'
}

@NonCPS
private Map target(Map parameters) {
    if (step(parameters) != 'rollbackTo') {
        return [:]
    }
    def target = [version: parameters.VERSION, database: parameters.DATABASE ?: 'keep']
    return parameters.ACCEPT_NEWER_SCHEMA ? target + [acceptNewerSchema: true] : target
}

@NonCPS
private String question(Map parameters) {
    if (parameters.ACTION == 'resume') {
        return 'Go on with the rollback that was killed?'
    }
    if (parameters.ACTION == 'undo') {
        return 'Undo the rollback that was killed?'
    }
    def database = parameters.DATABASE == 'restore' ? 'restored to fit' : 'kept as it is'
    return "Roll back to ${parameters.VERSION}, with the database ${database}?"
}
