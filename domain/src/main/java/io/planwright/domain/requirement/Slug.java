package io.planwright.domain.requirement;

import java.util.regex.Pattern;

/** The name of a requirement in addresses and folders: lower case letters, digits and single hyphens, at most 80. */
public record Slug(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Slug {
        if (value.length() > 80 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a slug: '" + value + "' (lower case letters, digits and single hyphens, at most 80)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
