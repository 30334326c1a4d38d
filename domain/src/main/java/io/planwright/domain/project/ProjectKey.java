package io.planwright.domain.project;

import java.util.regex.Pattern;

/** The short name of a project: 2 to 12 letters and digits, upper case, a letter first, e.g. {@code SHOP}. */
public record ProjectKey(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,11}");

    public ProjectKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a project key: '" + value + "' (2 to 12 upper case letters and digits, a letter first)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
