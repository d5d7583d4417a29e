/**
 * Tells how a build ended, by Slack and by mail, whichever is installed and asked for. A message that cannot be sent
 * neither fails the build nor hides how it ended.
 */
def call(Map settings) {
    def before = settings.scheduled ? currentBuild.previousBuild?.result : null
    def event = event(currentBuild.currentResult, before)
    if (event in (settings.notify.on ?: standard(settings))) {
        send(settings, event)
    }
}

/** Says that a build has begun, when that was asked for. */
def started(Map settings) {
    if ('started' in (settings.notify.on ?: [])) {
        send(settings, 'started')
    }
}

/** Says that a Jenkinsfile asks for something that is not there, as far as it says whom to tell. */
def refused(Object notify, String problem) {
    if (notify instanceof Map) {
        def settings = [notify: notify, channel: notify.slack, recipients: notify.email, outcomes: [problem]]
        send(settings, 'failed')
    }
}

/** What the clock starts is told of when it goes wrong; what a person starts, whatever happens. */
@NonCPS
List standard(Map settings) {
    settings.scheduled ? ['failed', 'unstable', 'resolved'] : ['failed', 'unstable', 'resolved', 'succeeded']
}

@NonCPS
String event(String result, String before) {
    if (result == 'SUCCESS') {
        return before == null || before == 'SUCCESS' ? 'succeeded' : 'resolved'
    }
    return result == 'UNSTABLE' ? 'unstable' : 'failed'
}

private void send(Map settings, String event) {
    def title = title(settings, event, currentBuild.currentResult)
    def text = ([title, ''] + settings.outcomes + ['', env.BUILD_URL ?: '']).join('\n')
    def sent = []
    if (settings.channel) {
        sent.add(attempt('Slack') { slack(settings, event, text) })
    }
    if (settings.recipients) {
        sent.add(attempt('mail') { mailTo(settings.recipients, title, text) })
    }
    if (!sent.contains(true)) {
        echo "nobody was told:\n${text}"
    }
}

private String title(Map settings, String event, String result) {
    def aborted = result == 'ABORTED' ? ' (aborted)' : ''
    return "${env.JOB_NAME} #${env.BUILD_NUMBER}: ${event}${aborted}${settings.dryRun ? ', dry run' : ''}".toString()
}

/** The step gives nothing back when Slack is not set up. */
private boolean slack(Map settings, String event, String text) {
    def colors = [failed: 'danger', unstable: 'warning', started: '#439FE0']
    def message = [channel: settings.channel, color: colors[event] ?: 'good', message: text, failOnError: true]
    if (settings.notify.slackCredentialsId) {
        message.tokenCredentialId = settings.notify.slackCredentialsId
    }
    return steps.slackSend(message) != null
}

/** The step of the mailer says when it could not send; the one of email-ext only logs it. */
private boolean mailTo(String recipients, String title, String text) {
    if (upkeepHas('mail')) {
        steps.mail(to: recipients, subject: title, body: text)
    } else {
        steps.emailext(to: recipients, subject: title, body: text, mimeType: 'text/plain')
    }
    return true
}

private boolean attempt(String way, Closure sending) {
    try {
        return sending()
    } catch (Exception failure) {
        echo "WARNING: no message by ${way}: ${failure.message ?: failure}"
    } catch (NoSuchMethodError missing) {
        echo "WARNING: no message by ${way}: its plugin is not installed"
    }
    return false
}
