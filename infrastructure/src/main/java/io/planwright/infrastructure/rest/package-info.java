/** How programs reach the server: version 1 of the REST contract. */
@NullMarked
package io.planwright.infrastructure.rest;

import org.jspecify.annotations.NullMarked;
