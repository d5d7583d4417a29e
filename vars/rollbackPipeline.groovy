/** Back to an earlier version: plan, approval, execution; and, approved apart, the end of the databases that were replaced. */
def call(Map given = [:]) {
    def settings = upkeepSettings('rollbackPipeline', [timeoutMinutes: 120], given)
    upkeepNotify.started(settings)
    pipeline {
        agent none
        options {
            disableConcurrentBuilds()
            buildDiscarder(logRotator(numToKeepStr: "${settings.buildsKept}"))
        }
        parameters {
            choice(name: 'CONFIG', choices: settings.configs, description: 'The configuration: a path in the workspace or on the agent')
            choice(name: 'AGENT', choices: settings.agents, description: 'The label of the agent that looks after the service')
            choice(name: 'ACTION', choices: ['roll back', 'resume', 'undo'], description: 'What to do. A rollback that was killed is resumed or undone before another can begin.')
            string(name: 'VERSION', defaultValue: '', trim: true, description: 'The tag or commit to go back to')
            choice(name: 'DATABASE', choices: ['keep', 'restore'], description: 'Whether the database goes back too. Rows written since are then lost; the plan counts them.')
            booleanParam(name: 'ACCEPT_NEWER_SCHEMA', defaultValue: false, description: 'With the database kept: go on although it has migrations that the version does not know')
            booleanParam(name: 'DRY_RUN', defaultValue: settings.dryRunStandard, description: 'Change nothing, show what would be done')
            string(name: 'CHANNEL', defaultValue: settings.notify.slack ?: '', description: 'The channel in Slack that is told')
            string(name: 'RECIPIENTS', defaultValue: settings.notify.email ?: '', description: 'The addresses that are told')
        }
        stages {
            stage('Check') {
                steps {
                    script { upkeepRollback.check(settings, params) }
                }
            }
            stage('Plan') {
                agent {
                    label settings.agent
                }
                options {
                    timeout(time: settings.timeoutMinutes, unit: 'MINUTES')
                }
                steps {
                    script { upkeepRollback.plan(settings, params) }
                }
            }
            stage('Approval') {
                when {
                    expression { !settings.dryRun }
                }
                steps {
                    script { upkeepRollback.approve(settings, params) }
                }
            }
            stage('Roll back') {
                when {
                    beforeAgent true
                    beforeOptions true
                    expression { settings.approvedBy }
                }
                agent {
                    label settings.agent
                }
                options {
                    timeout(time: settings.timeoutMinutes, unit: 'MINUTES')
                }
                steps {
                    script { upkeepRollback.execute(settings, params) }
                }
            }
            stage('Approval of the end') {
                when {
                    expression { settings.approvedBy && upkeepRollback.isOfDatabases(params) && upkeepApproval.isWanted(settings, ['rollbackClean']) }
                }
                steps {
                    script { upkeepRollback.approveEnd(settings) }
                }
            }
            stage('Drop replaced databases') {
                when {
                    beforeAgent true
                    beforeOptions true
                    expression { settings.endApprovedBy }
                }
                agent {
                    label settings.agent
                }
                options {
                    timeout(time: settings.timeoutMinutes, unit: 'MINUTES')
                }
                steps {
                    upkeepTask(settings, 'rollbackClean')
                }
            }
        }
        post {
            always {
                upkeepNotify(settings)
            }
        }
    }
}
