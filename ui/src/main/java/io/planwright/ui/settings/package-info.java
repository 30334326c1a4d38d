/** What is set: for a project its playbook, roles and limits, for the server its access tokens. */
@NullMarked
package io.planwright.ui.settings;

import org.jspecify.annotations.NullMarked;
