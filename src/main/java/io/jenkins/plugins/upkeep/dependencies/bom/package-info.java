/** Writes which packages a service uses, for other tools. */
package io.jenkins.plugins.upkeep.dependencies.bom;
