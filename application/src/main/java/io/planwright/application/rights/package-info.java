/** Rights: who may give which commands, by the responsibility matrix of a project's playbook. */
@NullMarked
package io.planwright.application.rights;

import org.jspecify.annotations.NullMarked;
