/** Reads which packages a service uses from the files in which its makers write them down. */
package io.jenkins.plugins.upkeep.dependencies.manifest;
