/** What is done on an agent besides the task itself: the tool is laid there, and a process of ours is told to stop. */
package io.jenkins.plugins.upkeep.jenkins.agent;
