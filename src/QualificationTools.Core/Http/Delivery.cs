namespace QualificationTools.Http;

/// <summary>What is known about a request after it was tried.</summary>
internal enum Delivery
{
    /// <summary>No byte of the body was written, or this side cancelled it: it certainly did not take effect.</summary>
    NotSent,

    /// <summary>
    /// The body was written, in whole or in part, and no usable answer came: it may have taken effect.
    /// </summary>
    Unknown,

    /// <summary>An answer came.</summary>
    Answered,
}
