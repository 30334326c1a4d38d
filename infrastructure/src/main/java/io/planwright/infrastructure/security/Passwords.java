package io.planwright.infrastructure.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Which passwords will do: long ones that nobody tries first. */
final class Passwords {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 72; // the encoder does not look beyond

    private static final Set<String> COMMON = common();

    private Passwords() {}

    /** @throws IllegalArgumentException when it will not do */
    static void mustDo(String password, String login) {
        var plain = password.strip().toLowerCase(Locale.ROOT);
        if (password.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "the password has " + password.length() + " characters, at least " + SHORTEST + " are needed");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("the password is longer than " + LONGEST + " bytes");
        }
        if (plain.chars().distinct().count() < 4) {
            throw new IllegalArgumentException("the password is blank, or a few characters over and over");
        }
        if (plain.equals(login.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the password is the login");
        }
        if (COMMON.contains(plain)) {
            throw new IllegalArgumentException("the password is one of the most common ones");
        }
    }

    private static Set<String> common() {
        try (var list = Objects.requireNonNull(Passwords.class.getResourceAsStream("/common-passwords.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
