/** Each month: a backup that was restored and compared, who may do what, what is known to be unsafe, what is outdated. */
def call(Map given = [:]) {
    def settings = upkeepSettings('monthlyMaintenance', [schedule: 'H 4 1 * *', timeoutMinutes: 480, verify: 'restored'], given)
    upkeepNotify.started(settings)
    pipeline {
        agent none
        options {
            disableConcurrentBuilds()
            buildDiscarder(logRotator(numToKeepStr: "${settings.buildsKept}"))
        }
        triggers {
            cron(settings.schedule)
        }
        parameters {
            choice(name: 'CONFIG', choices: settings.configs, description: 'The configuration: a path in the workspace or on the agent')
            choice(name: 'AGENT', choices: settings.agents, description: 'The label of the agent that looks after the service')
            booleanParam(name: 'DRY_RUN', defaultValue: settings.dryRunStandard, description: 'Change nothing, show what would be done')
            string(name: 'CHANNEL', defaultValue: settings.notify.slack ?: '', description: 'The channel in Slack that is told')
            string(name: 'RECIPIENTS', defaultValue: settings.notify.email ?: '', description: 'The addresses that are told')
        }
        stages {
            stage('Monthly maintenance') {
                agent {
                    label settings.agent
                }
                options {
                    timeout(time: settings.timeoutMinutes, unit: 'MINUTES')
                }
                stages {
                    stage('Backup') {
                        steps {
                            upkeepTask(settings, 'verifiedBackup', [verify: settings.verify])
                        }
                    }
                    stage('Security audit') {
                        steps {
                            upkeepTask(settings, 'securityAudit')
                        }
                    }
                    stage('Access audit') {
                        steps {
                            upkeepTask(settings, 'accessAudit')
                        }
                    }
                    stage('Outdated dependencies') {
                        steps {
                            script { settings.testedPlan = upkeepTask(settings, 'dependencyUpdates')?.updates?.plan }
                        }
                    }
                }
            }
            stage('Approval') {
                when {
                    expression { settings.testedPlan && upkeepApproval.isWanted(settings, ['dependencyUpdates']) }
                }
                steps {
                    script { upkeepApproval.orLeaveOut(settings, 'Apply the tested updates of dependencies? The report lists them; they are taken back when the service is not healthy afterwards.') }
                }
            }
            stage('Updates') {
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
                stages {
                    stage('Apply updates') {
                        steps {
                            upkeepTask(settings, 'dependencyUpdates', [apply: true, plan: settings.testedPlan])
                        }
                    }
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
