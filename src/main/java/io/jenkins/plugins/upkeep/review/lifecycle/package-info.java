/** How long the versions of products are supported by those who make them: what is known, from where, and as of when. */
package io.jenkins.plugins.upkeep.review.lifecycle;
