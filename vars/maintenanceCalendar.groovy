/** Makes the jobs of a service, one for each cadence, by the Job DSL plugin. Run it again after an update of the library. */
def call(Map given = [:]) {
    def settings = [service: '', repository: '', branch: 'main', credentialsId: '', jenkinsfile: 'Jenkinsfile', agent: '']
    def problem = problem(settings, given)
    if (problem) {
        error(problem)
    }
    settings = settings + given
    pipeline {
        agent {
            label settings.agent
        }
        options {
            disableConcurrentBuilds()
            skipDefaultCheckout()
        }
        stages {
            stage('Jobs') {
                steps {
                    script { make(settings) }
                }
            }
        }
    }
}

@NonCPS
private String problem(Map standard, Map given) {
    def unknown = given.keySet().find { !standard.containsKey(it) }
    if (unknown) {
        return "maintenanceCalendar: unknown key '${unknown}'; allowed are ${standard.keySet().sort().join(', ')}"
    }
    def missing = ['service', 'repository'].find { !given[it] }
    return missing ? "maintenanceCalendar: ${missing} is missing; give service: 'shop' and the repository of its Jenkinsfile" : null
}

def make(Map settings) {
    if (!upkeepHas('jobDsl')) {
        error('maintenanceCalendar: the Job DSL plugin is not installed; install it, or make the jobs by hand as docs/jenkins.md says')
    }
    steps.jobDsl(
            scriptText: libraryResource('io/jenkins/plugins/upkeep/seed.groovy'),
            additionalParameters: [
                SERVICE: settings.service, REPOSITORY: settings.repository, BRANCH: settings.branch,
                CREDENTIALS: settings.credentialsId, JENKINSFILE: settings.jenkinsfile,
            ])
}
