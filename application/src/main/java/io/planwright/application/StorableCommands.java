package io.planwright.application;

import java.util.List;

/** Refuses commands with text that a database cannot hold, whoever sends them. */
public final class StorableCommands implements Commands {

    private final Commands commands;

    public StorableCommands(Commands commands) {
        this.commands = commands;
    }

    /** @throws StorableText.NotStorable when one of the texts cannot be stored */
    @Override
    public Receipt send(By by, List<?> todo) {
        StorableText.check("reason", by.reason());
        todo.forEach(each -> StorableText.checkAll("", each instanceof About(var _, var command) ? command : each));
        return commands.send(by, todo);
    }
}
