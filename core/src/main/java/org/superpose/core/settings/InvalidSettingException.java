package org.superpose.core.settings;

/**
 * A setting has a value that is not allowed. The host adds file, line and key before it shows the
 * message to a user.
 */
public final class InvalidSettingException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String parameter;

  /**
   * Says that a value is outside what the parameter allows.
   *
   * @param parameter the name of the parameter at fault
   * @param value the rejected value
   * @param allowed what is allowed, in words
   */
  public InvalidSettingException(String parameter, Object value, String allowed) {
    this(parameter, "'" + value + "' is not allowed; allowed: " + allowed);
  }

  /**
   * Says in a sentence of its own what is wrong, for rules that span several settings.
   *
   * @param parameter the name of the parameter at fault
   * @param complaint what is wrong and what would be right
   */
  public InvalidSettingException(String parameter, String complaint) {
    super(complaint);
    this.parameter = parameter;
  }

  /** Returns the name of the parameter at fault. */
  public String parameter() {
    return parameter;
  }
}
