/** Playbooks as one chooses and reads them. */
@NullMarked
package io.planwright.ui.playbook;

import org.jspecify.annotations.NullMarked;
