/** What Jenkins keeps of reports and shows of them: on the page of a build, of a job, and of all jobs. */
package io.jenkins.plugins.upkeep.jenkins.page;
