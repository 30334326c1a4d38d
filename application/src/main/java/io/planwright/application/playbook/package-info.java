/** Playbooks: planning methods as data. */
@NullMarked
package io.planwright.application.playbook;

import org.jspecify.annotations.NullMarked;
