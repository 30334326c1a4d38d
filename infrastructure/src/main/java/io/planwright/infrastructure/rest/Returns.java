package io.planwright.infrastructure.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says for the OpenAPI document what a successful answer looks like. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Returns {

    /** Whether a change takes the version that it is made on. */
    enum IfMatch {
        NO,
        POSSIBLE,
        NEEDED
    }

    /** @return the shape of the body, or of an item where it is a list; Void for none, String for text or bytes */
    Class<?> value();

    int status() default 200;

    boolean list() default false;

    /** @return the fields that a list can be asked for by; none for all of its items that have simple values */
    String[] filters() default {};

    /** @return the fields that it can be sorted by; none for the same */
    String[] sorts() default {};

    /** @return whether an engine is asked that may fail */
    boolean asksAnEngine() default false;

    /** @return media types of the body; only JSON has its shape */
    String[] media() default "application/json";

    /** @return whether it names the version of what it shows */
    boolean etag() default false;

    IfMatch ifMatch() default IfMatch.NO;

    /** @return whether it names where to find what is new; only where the status is 201 */
    boolean located() default true;

    /** @return whether 204 is possible as well */
    boolean orNothing() default false;
}
