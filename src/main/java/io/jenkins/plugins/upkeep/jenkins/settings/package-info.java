/** What an administrator sets for all steps, and what forms may choose from. */
package io.jenkins.plugins.upkeep.jenkins.settings;
