/** Workspaces of files: how they come in and go out. */
@NullMarked
package io.planwright.application.workspace;

import org.jspecify.annotations.NullMarked;
