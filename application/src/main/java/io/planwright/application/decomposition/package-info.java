/** How a document becomes tasks: pass by pass, each a proposal that a person revises. */
@NullMarked
package io.planwright.application.decomposition;

import org.jspecify.annotations.NullMarked;
