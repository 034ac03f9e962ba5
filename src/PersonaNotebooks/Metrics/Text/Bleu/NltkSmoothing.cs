namespace PersonaNotebooks.Metrics.Text;

/// <summary>The smoothing methods of Chen and Cherry (2014) with NLTK 3.8's constants: epsilon 0.1, alpha 5, k 5.</summary>
public enum NltkSmoothing
{
    /// <summary>No smoothing: a precision of 0 counts as the smallest positive normal double, so scores are about 1e-77, not 0.</summary>
    Method0,

    /// <summary>An order without a match counts epsilon matches.</summary>
    Method1,

    /// <summary>One more match and n-gram from order 2 on.</summary>
    Method2,

    /// <summary>The k-th order without a match counts 1/2^k matches.</summary>
    Method3,

    /// <summary>Like method 3, but less for shorter texts: 1/(2^i * 5 / ln length).</summary>
    Method4,

    /// <summary>The mean of a precision, the smoothed one before and the one after.</summary>
    Method5,

    /// <summary>From order 3 on, an expectation from the two orders before is mixed in.</summary>
    Method6,

    /// <summary>Method 4, then method 5.</summary>
    Method7,
}
